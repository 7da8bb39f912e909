<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About watchapp</source>
        <translation>Über watchapp</translation>
    </message>
    <message>
        <source>Price, what insiders did with their own money, what the company did with its buyback money, and how the price reacted, on one chart.</source>
        <translation>Der Kurs, was Führungskräfte und Großaktionäre mit eigenem Geld und das Unternehmen mit seinem Rückkaufgeld getan haben und wie der Kurs darauf reagiert hat – in einem Diagramm.</translation>
    </message>
    <message>
        <source>Measurements from prices and filings. No investment advice.</source>
        <translation>Messwerte aus Kursen und Meldungen. Keine Anlageberatung, keine Empfehlung.</translation>
    </message>
</context>
<context>
    <name>AddDialog</name>
    <message>
        <source>Find or add</source>
        <translation>Suchen oder hinzufügen</translation>
    </message>
    <message>
        <source>Symbol, name, ISIN, WKN or command</source>
        <translation>Symbol, Name, ISIN, WKN oder Befehl</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>A listing of another exchange is another line: look at the currency.</source>
        <translation>Jede Börse ist eine eigene Zeile: auf die Währung achten.</translation>
    </message>
    <message>
        <source>Search not possible: %s. What you typed can be added all the same.</source>
        <translation>Suche nicht möglich: %s. Das Eingegebene lässt sich trotzdem hinzufügen.</translation>
    </message>
    <message>
        <source>Found by Yahoo. Enter adds the chosen line.</source>
        <translation>Treffer von Yahoo. Die Eingabetaste fügt die gewählte Zeile hinzu.</translation>
    </message>
    <message>
        <source>No listing found for WKN %s as a German ISIN. Type its ISIN, name or symbol once: it will be remembered.</source>
        <translation>Zur WKN %s wurde als deutsche ISIN nichts gefunden. Einmal ISIN, Name oder Symbol eingeben: Die Zuordnung wird gemerkt.</translation>
    </message>
    <message>
        <source>Nothing found. Check the spelling, or type the symbol.</source>
        <translation>Nichts gefunden. Schreibweise prüfen oder das Symbol eingeben.</translation>
    </message>
    <message>
        <source>in this file</source>
        <translation>in dieser Datei</translation>
    </message>
    <message>
        <source>add</source>
        <translation>hinzufügen</translation>
    </message>
    <message>
        <source>as typed; details follow when prices come</source>
        <translation>wie eingegeben; Näheres folgt mit den Kursen</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
</context>
<context>
    <name>ArticleDialog</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>– choose –</source>
        <translation>– wählen –</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Veröffentlicht am</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>The article&apos;s text</source>
        <translation>Text des Artikels</translation>
    </message>
    <message>
        <source>Paste an article or an announcement here.</source>
        <translation>Hier einen Artikel oder eine Meldung einfügen.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Behauptungen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing is saved before you confirm it.</source>
        <translation>Nichts wird gespeichert, bevor es bestätigt ist.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Open an article</source>
        <translation>Artikel öffnen</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md *.html *.htm)</source>
        <translation>Texte (*.txt *.md *.html *.htm)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>is in the file already</source>
        <translation>schon in der Datei</translation>
    </message>
    <message>
        <source>corrects what is in the file</source>
        <translation>berichtigt, was in der Datei steht</translation>
    </message>
    <message>
        <source>differs from yours, which stays until you answer</source>
        <translation>weicht von eigenen Angaben ab, die bis zu einer Antwort bleiben</translation>
    </message>
    <message>
        <source>known {known}</source>
        <translation>bekannt {known}</translation>
    </message>
    <message>
        <source>traded {traded}</source>
        <translation>gehandelt {traded}</translation>
    </message>
    <message>
        <source>Its numbers do not agree; see the claims below.</source>
        <translation>Die Zahlen passen nicht zusammen; siehe die Behauptungen unten.</translation>
    </message>
    <message>
        <source>certainty {percent} %</source>
        <translation>Sicherheit {percent}&#x202f;%</translation>
    </message>
    <message>
        <source>currency {code} is assumed</source>
        <translation>Währung {code} angenommen</translation>
    </message>
    <message>
        <source>money told as “{bound}”</source>
        <translation>Betrag mit „{bound}“ genannt</translation>
    </message>
    <message>
        <source>{n} shares</source>
        <translation>{n} Aktien</translation>
    </message>
    <message>
        <source>Add {company}…</source>
        <translation>{company} hinzufügen…</translation>
    </message>
    <message>
        <source>Read as German.</source>
        <translation>Als Deutsch gelesen.</translation>
    </message>
    <message>
        <source>Read as English.</source>
        <translation>Als Englisch gelesen.</translation>
    </message>
    <message>
        <source>It names its day without a year: {day} is assumed.</source>
        <translation>Der Text nennt seinen Tag ohne Jahr: {day} wird angenommen.</translation>
    </message>
    <message>
        <source>Days without a year are taken as seen from {day}.</source>
        <translation>Tage ohne Jahr gelten vom {day} aus gesehen.</translation>
    </message>
    <message>
        <source>It names no day of its own: without one, days without a year are unknown.</source>
        <translation>Der Text nennt keinen eigenen Tag; ohne ihn bleiben Tage ohne Jahr unbekannt.</translation>
    </message>
    <message>
        <source>It is about {company}, which is in none of your lists: add it, or choose a company.</source>
        <translation>Es geht um {company}, das in keiner Liste steht: bitte hinzufügen oder ein Unternehmen wählen.</translation>
    </message>
    <message>
        <source>It names no company of your lists; choose one.</source>
        <translation>Der Text nennt kein Unternehmen der Listen; bitte eines wählen.</translation>
    </message>
    <message>
        <source>Nothing in it that could be marked or checked was found.</source>
        <translation>Nichts darin gefunden, was sich vermerken oder prüfen ließe.</translation>
    </message>
    <message>
        <source>Take marks in</source>
        <translation>Marken übernehmen</translation>
    </message>
    <message numerus="yes">
        <source>Take %n mark(s) in</source>
        <translation>
            <numerusform>%n Marke übernehmen</numerusform>
            <numerusform>%n Marken übernehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Taking it back…</source>
        <translation>Wird zurückgenommen…</translation>
    </message>
    <message>
        <source>Doing it again…</source>
        <translation>Wird wiederholt…</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Choose a row on the left, or add a symbol with Ctrl+K.</source>
        <translation>Links einen Wert auswählen oder mit Strg+K einen hinzufügen.</translation>
    </message>
    <message>
        <source>The symbol of %s is not known yet. It is searched for when there is a connection; double-click the row to choose it yourself.</source>
        <translation>Das Symbol von %s ist noch nicht bekannt. Es wird gesucht, sobald eine Verbindung besteht; ein Doppelklick auf die Zeile lässt es selbst wählen.</translation>
    </message>
    <message>
        <source>Only daily prices are in the file: they are shown instead.</source>
        <translation>Die Datei enthält nur Tageskurse; sie werden stattdessen gezeigt.</translation>
    </message>
    <message>
        <source>No new prices: %s.</source>
        <translation>Keine neuen Kurse: %s.</translation>
    </message>
    <message>
        <source>No prices: %s.</source>
        <translation>Keine Kurse: %s.</translation>
    </message>
    <message>
        <source>Next try at %s.</source>
        <translation>Nächster Versuch um %s.</translation>
    </message>
    <message>
        <source>Prices of %s are being fetched…</source>
        <translation>Kurse von %s werden abgerufen…</translation>
    </message>
    <message>
        <source>Prices of this range are being fetched; daily ones are shown.</source>
        <translation>Kurse für diesen Zeitraum werden abgerufen; gezeigt werden Tageskurse.</translation>
    </message>
    <message>
        <source>No prices of {symbol} to compare with: {reason}.</source>
        <translation>Keine Kurse von {symbol} zum Vergleich: {reason}.</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Price chart</source>
        <translation>Kursdiagramm</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n Marke</numerusform>
            <numerusform>%n Marken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>{verb} {act}</source>
        <translation>{verb}: {act}</translation>
    </message>
</context>
<context>
    <name>CompareButton</name>
    <message>
        <source>Other symbols beside this one, all from the left edge on (V)</source>
        <translation>Andere Symbole neben diesem, alle ab dem linken Rand (V)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Compared symbols: %s</source>
        <translation>Verglichene Symbole: %s</translation>
    </message>
    <message>
        <source>Compare with none</source>
        <translation>Ohne Vergleich</translation>
    </message>
    <message>
        <source>Another symbol…</source>
        <translation>Anderes Symbol…</translation>
    </message>
    <message>
        <source>Symbol as at Yahoo, for an index such as ^HSI or ^GDAXI:</source>
        <translation>Symbol wie bei Yahoo, für einen Index etwa ^HSI oder ^GDAXI:</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>This is a mistake in watchapp. Everything you did before is saved, and the program goes on. The report below is sent to nobody; copy it if you want to tell us.</source>
        <translation>Das ist ein Fehler in watchapp. Alles zuvor Getane ist gespeichert, und das Programm läuft weiter. Der Bericht unten wird an niemanden gesendet; wer ihn melden möchte, kann ihn kopieren.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>EventCommands</name>
    <message>
        <source>Choose a row first: an event belongs to a company.</source>
        <translation>Zuerst einen Wert auswählen: Ein Ereignis gehört zu einem Unternehmen.</translation>
    </message>
    <message>
        <source>Choose an event first, in the list or on the chart.</source>
        <translation>Zuerst ein Ereignis in der Liste oder im Diagramm auswählen.</translation>
    </message>
    <message>
        <source>Choose a row first: persons belong to a company.</source>
        <translation>Zuerst eine Zeile wählen: Personen gehören zu einem Unternehmen.</translation>
    </message>
    <message>
        <source>Choose a row first: a study is of one company.</source>
        <translation>Zuerst eine Zeile wählen: Eine Studie gilt einem Unternehmen.</translation>
    </message>
    <message>
        <source>BaFin is searched by ISIN: choose a row that has one.</source>
        <translation>Bei der BaFin wird nach ISIN gesucht: eine Zeile mit ISIN wählen.</translation>
    </message>
    <message>
        <source>Save the table as CSV there and import it here (Ctrl+I).</source>
        <translation>Dort die Tabelle als CSV speichern und hier importieren (Strg+I).</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>Still needed: %s</source>
        <translation>Noch nötig: %s</translation>
    </message>
    <message>
        <source>Implied price: {price} {currency} a share</source>
        <translation>Rechnerischer Kurs: {price} {currency} je Aktie</translation>
    </message>
    <message>
        <source>traded that day between {low} and {high} {currency}</source>
        <translation>an diesem Tag gehandelt zwischen {low} und {high} {currency}</translation>
    </message>
    <message>
        <source>traded in those days between {low} and {high} {currency}</source>
        <translation>an diesen Tagen gehandelt zwischen {low} und {high} {currency}</translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Type an event in</source>
        <translation>Ereignis eintragen</translation>
    </message>
    <message>
        <source>The chosen event</source>
        <translation>Das ausgewählte Ereignis</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Take the source&apos;s</source>
        <translation>Quelle übernehmen</translation>
    </message>
    <message>
        <source>Keep yours</source>
        <translation>Eigenes behalten</translation>
    </message>
    <message>
        <source>Events %d</source>
        <translation>Ereignisse %d</translation>
    </message>
    <message>
        <source>Choose a row to see its events.</source>
        <translation>Einen Wert auswählen, um seine Ereignisse zu sehen.</translation>
    </message>
    <message>
        <source>No events yet. No source of filings was read for this company, which does not mean that nobody dealt. Switch one on (F7), import a file, or type one in with +.</source>
        <translation>Noch keine Ereignisse. Für dieses Unternehmen wurde keine Quelle gelesen; das heißt nicht, dass niemand gehandelt hat. Eine einschalten (F7), eine Datei importieren oder mit + eingeben.</translation>
    </message>
    <message>
        <source>No filings in the days that were read: %s.</source>
        <translation>Keine Meldungen an den gelesenen Tagen: %s.</translation>
    </message>
    <message>
        <source>Choose an event in the list or on the chart.</source>
        <translation>Ein Ereignis in der Liste oder im Diagramm auswählen.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>Fan</name>
    <message>
        <source>Events of this mark</source>
        <translation>Ereignisse dieser Marke</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>New file</source>
        <translation>Neue Datei</translation>
    </message>
    <message>
        <source>watchlist</source>
        <translation>Watchlist</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save copy as</source>
        <translation>Kopie speichern unter</translation>
    </message>
    <message>
        <source>Copied to %s.</source>
        <translation>Kopie gespeichert: %s.</translation>
    </message>
    <message>
        <source>watchapp files (*.watchapp)</source>
        <translation>watchapp-Dateien (*.watchapp)</translation>
    </message>
    <message>
        <source>Choose a row first: prices belong to a symbol.</source>
        <translation>Zuerst einen Wert auswählen: Kurse gehören zu einem Symbol.</translation>
    </message>
    <message>
        <source>Import prices of %s</source>
        <translation>Kurse von %s importieren</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Tabellen (*.csv *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export prices of %s</source>
        <translation>Kurse von %s exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Written to %s.</source>
        <translation>Gespeichert: %s.</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>Diagramm als Bild speichern</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>Das Diagramm ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>There is no chart yet: choose a row with prices first.</source>
        <translation>Es gibt noch kein Diagramm: zuerst eine Zeile mit Kursen wählen.</translation>
    </message>
    <message>
        <source>Export what is seen</source>
        <translation>Sichtbares exportieren</translation>
    </message>
    <message>
        <source>Working offline: real prices cannot be fetched, so these stay.</source>
        <translation>Offline: Echte Kurse lassen sich nicht abrufen, daher bleiben diese.</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>Which marks are shown (Esc on the chart: all)</source>
        <translation>Welche Marken gezeigt werden (Esc im Diagramm: alle)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter of the marks: %s</source>
        <translation>Filter der Marken: %s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Market decisions only</source>
        <translation>Nur Entscheidungen am Markt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Marks stand</source>
        <translation>Marken stehen</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Use real prices</source>
        <translation>Echte Kurse verwenden</translation>
    </message>
    <message>
        <source>Replaces the prices in this file by fetched ones</source>
        <translation>Ersetzt die Kurse in dieser Datei durch abgerufene</translation>
    </message>
    <message>
        <source>{percent} % from {peak}, highest close of 52 weeks on {day}</source>
        <translation>{percent}&#x202f;% gegenüber {peak}, dem höchsten Schlusskurs der letzten 52 Wochen am {day}</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>Listing %s, at its own price</source>
        <translation>Notierung %s, zu ihrem eigenen Kurs</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiteres</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>Import events</source>
        <translation>Ereignisse importieren</translation>
    </message>
    <message>
        <source>Filings and tables (*.xml *.txt *.csv *.tsv *.json *.html *.htm *.xls)</source>
        <translation>Meldungen und Tabellen (*.xml *.txt *.csv *.tsv *.json *.html *.htm *.xls)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>An import is going on; finish it first.</source>
        <translation>Ein Import läuft noch; erst diesen beenden.</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>%n Datei wird gelesen…</numerusform>
            <numerusform>%n Dateien werden gelesen…</numerusform>
        </translation>
    </message>
    <message>
        <source>The file does not say which company it is about.</source>
        <translation>Die Datei nennt kein Unternehmen.</translation>
    </message>
    <message>
        <source>Does it belong to %s?</source>
        <translation>Gehört sie zu %s?</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) taken in.</source>
        <translation>
            <numerusform>%n Ereignis übernommen.</numerusform>
            <numerusform>%n Ereignisse übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s) in the list “{list}”.</source>
        <translation>
            <numerusform>%n neue Zeile in der Liste „{list}“.</numerusform>
            <numerusform>%n neue Zeilen in der Liste „{list}“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taking %n event(s) in…</source>
        <translation>
            <numerusform>%n Ereignis wird übernommen…</numerusform>
            <numerusform>%n Ereignisse werden übernommen…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Add a list</source>
        <translation>Liste hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n symbol(s) to add</source>
        <translation>
            <numerusform>%n Wert hinzuzufügen</numerusform>
            <numerusform>%n Werte hinzuzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in this list</source>
        <translation>
            <numerusform>%n schon in dieser Liste</numerusform>
            <numerusform>%n schon in dieser Liste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read</source>
        <translation>
            <numerusform>%n Zeile nicht lesbar</numerusform>
            <numerusform>%n Zeilen nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Symbols to add</source>
        <translation>Hinzuzufügende Werte</translation>
    </message>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>Line %d: %s %s</source>
        <translation>Zeile %d: %s %s</translation>
    </message>
    <message>
        <source>Import events</source>
        <translation>Ereignisse importieren</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>%n korrigiert</numerusform>
            <numerusform>%n korrigiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known</source>
        <translation>
            <numerusform>%n bekannt</numerusform>
            <numerusform>%n bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in conflict with yours</source>
        <translation>
            <numerusform>%n weicht von eigenen ab</numerusform>
            <numerusform>%n weichen von eigenen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>%n nicht gelesen</numerusform>
            <numerusform>%n nicht gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>What differs from yours waits under the event until you answer.</source>
        <translation>Was von eigenen Angaben abweicht, wartet beim Ereignis auf eine Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands first in days such as 3/4/2025?</source>
        <translation>Was steht in Daten wie 3/4/2025 zuerst?</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>Der Tag</translation>
    </message>
    <message>
        <source>The month</source>
        <translation>Der Monat</translation>
    </message>
    <message>
        <source>Which is the decimal mark?</source>
        <translation>Welches ist das Dezimalzeichen?</translation>
    </message>
    <message>
        <source>Point: 1.5</source>
        <translation>Punkt: 1.5</translation>
    </message>
    <message>
        <source>Comma: 1,5</source>
        <translation>Komma: 1,5</translation>
    </message>
    <message>
        <source>Records that are shown</source>
        <translation>Angezeigte Einträge</translation>
    </message>
    <message>
        <source>All but what is known</source>
        <translation>Alle außer den bekannten</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>Records of the files</source>
        <translation>Einträge der Dateien</translation>
    </message>
    <message numerus="yes">
        <source>Take %n event(s) in</source>
        <translation>
            <numerusform>%n Ereignis übernehmen</numerusform>
            <numerusform>%n Ereignisse übernehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Traded</source>
        <translation>Gehandelt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>wird übernommen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>bleibt weg</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>differs from yours</source>
        <translation>weicht von eigenem ab</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Chart: move</source>
        <translation>Diagramm: bewegen</translation>
    </message>
    <message>
        <source>drag, two fingers</source>
        <translation>ziehen, zwei Finger</translation>
    </message>
    <message>
        <source>wheel, pinch</source>
        <translation>Mausrad, zwei Finger spreizen</translation>
    </message>
    <message>
        <source>Chart: measure</source>
        <translation>Diagramm: messen</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Umschalt und ziehen</translation>
    </message>
    <message>
        <source>Chart: zoom</source>
        <translation>Diagramm: vergrößern, verkleinern</translation>
    </message>
    <message>
        <source>Chart: stretch prices</source>
        <translation>Diagramm: Kurse strecken</translation>
    </message>
    <message>
        <source>drag the price axis; double-click fits</source>
        <translation>die Kursachse ziehen; ein Doppelklick passt ein</translation>
    </message>
</context>
<context>
    <name>ListCommands</name>
    <message>
        <source>Import a list</source>
        <translation>Liste importieren</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Tabellen (*.csv *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>Nothing to add was found: no symbol, ISIN or WKN.</source>
        <translation>Nichts zum Hinzufügen gefunden: kein Symbol, keine ISIN und keine WKN.</translation>
    </message>
    <message>
        <source>Choose a row first: a note belongs to a row.</source>
        <translation>Zuerst eine Zeile auswählen: eine Notiz gehört zu einer Zeile.</translation>
    </message>
    <message>
        <source>Working offline: no prices are asked for. Settings switch it on.</source>
        <translation>Offline: Es werden keine Kurse abgefragt. In den Einstellungen lässt sich die Abfrage einschalten.</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>What do the columns hold?</source>
        <translation>Was steht in den Spalten?</translation>
    </message>
    <message>
        <source>The layout of this table is not known. Say what its columns hold: at least the company, the day, and shares or money. It is remembered for tables like it.</source>
        <translation>Der Aufbau dieser Tabelle ist nicht bekannt. Bitte sagen, was in den Spalten steht: mindestens Unternehmen, Tag und Stück oder Betrag. Für gleiche Tabellen wird es gemerkt.</translation>
    </message>
    <message>
        <source>– nothing –</source>
        <translation>– nichts –</translation>
    </message>
</context>
<context>
    <name>NewsDialog</name>
    <message>
        <source>New events</source>
        <translation>Neue Ereignisse</translation>
    </message>
    <message>
        <source>Show on the chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing new. Sources that are on are asked when prices are refreshed (F5).</source>
        <translation>Nichts Neues. Eingeschaltete Quellen werden beim Aktualisieren gefragt (F5).</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s), newest publication first.</source>
        <translation>
            <numerusform>%n Ereignis, zuletzt veröffentlichte zuerst.</numerusform>
            <numerusform>%n Ereignisse, zuletzt veröffentlichte zuerst.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsModel</name>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>differs from yours: %s</source>
        <translation>weicht von eigenem ab: %s</translation>
    </message>
</context>
<context>
    <name>NotShown</name>
    <message numerus="yes">
        <source>%n not shown</source>
        <translation>
            <numerusform>%n nicht gezeigt</numerusform>
            <numerusform>%n nicht gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht abgefragt</translation>
    </message>
    <message numerus="yes">
        <source>Source not read in %n session(s): tinted</source>
        <translation>
            <numerusform>Quelle an %n Handelstag nicht abgefragt: getönt</numerusform>
            <numerusform>Quelle an %n Handelstagen nicht abgefragt: getönt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside what is seen</source>
        <translation>
            <numerusform>%n außerhalb des Sichtbaren</numerusform>
            <numerusform>%n außerhalb des Sichtbaren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by the filter</source>
        <translation>
            <numerusform>%n vom Filter ausgelassen</numerusform>
            <numerusform>%n vom Filter ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n before the first price</source>
        <translation>
            <numerusform>%n vor dem ersten Kurs</numerusform>
            <numerusform>%n vor dem ersten Kurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a day</source>
        <translation>
            <numerusform>%n ohne Tag</numerusform>
            <numerusform>%n ohne Tag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without prices to stand on</source>
        <translation>
            <numerusform>%n ohne Kurse, auf denen sie stehen</numerusform>
            <numerusform>%n ohne Kurse, auf denen sie stehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>Insiders of %s</source>
        <translation>Führungskräfte &amp; Großaktionäre: %s</translation>
    </message>
    <message>
        <source>Spellings of one name are one person. Choose two persons or more to join them, a spelling to make it a person of its own. What was filed stays as it was filed.</source>
        <translation>Schreibweisen eines Namens sind eine Person. Zwei oder mehr Personen wählen, um sie zu verbinden, eine Schreibweise, um sie zu einer eigenen Person zu machen. Was gemeldet wurde, bleibt wie gemeldet.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Persons and their spellings</source>
        <translation>Personen und ihre Schreibweisen</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Separate</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PublishedEdit</name>
    <message>
        <source>Day of publication</source>
        <translation>Tag der Veröffentlichung</translation>
    </message>
    <message>
        <source>Time of publication</source>
        <translation>Uhrzeit der Veröffentlichung</translation>
    </message>
    <message>
        <source>Relative to trading</source>
        <translation>Im Verhältnis zum Handel</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>Uhrzeit unbekannt</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>The chosen backup takes the place of %s. The present file is kept beside it under another name.</source>
        <translation>Die gewählte Sicherung tritt an die Stelle von %s. Die jetzige Datei bleibt unter anderem Namen daneben erhalten.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>There are no backups yet: one is made whenever a file opens.</source>
        <translation>Noch keine Sicherung: Beim Öffnen einer Datei wird jeweils eine angelegt.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>no programme</source>
        <translation>kein Programm</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie im System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>green up, red down</source>
        <translation>grün steigt, rot fällt</translation>
    </message>
    <message>
        <source>red up, green down</source>
        <translation>rot steigt, grün fällt</translation>
    </message>
    <message>
        <source>blue up, orange down</source>
        <translation>blau steigt, orange fällt</translation>
    </message>
    <message>
        <source>Ask Yahoo for prices</source>
        <translation>Kurse bei Yahoo abfragen</translation>
    </message>
    <message>
        <source>Insiders of a cluster</source>
        <translation>Personen einer Häufung</translation>
    </message>
    <message>
        <source>Days of a cluster</source>
        <translation>Tage einer Häufung</translation>
    </message>
    <message>
        <source>insiders within</source>
        <translation>Personen binnen</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Kursbewegung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Häufung</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>Sources of filings</source>
        <translation>Quellen für Meldungen</translation>
    </message>
    <message>
        <source>A source that is on is asked about the companies in your lists after the start, every few hours, and with F5. What it brings keeps its proof.</source>
        <translation>Eine eingeschaltete Quelle wird nach dem Start, alle paar Stunden und mit F5 nach den Unternehmen der Listen gefragt. Was sie bringt, behält seinen Beleg.</translation>
    </message>
    <message>
        <source>%s, where no regulator&apos;s source is</source>
        <translation>%s, wo es keine amtliche Quelle gibt</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask %s</source>
        <translation>%s fragen</translation>
    </message>
    <message>
        <source>The plug-in {name} could not be loaded: {detail}</source>
        <translation>Die Erweiterung {name} konnte nicht geladen werden: {detail}</translation>
    </message>
    <message>
        <source>BaFin (no robots allowed)</source>
        <translation>BaFin (keine Roboter erlaubt)</translation>
    </message>
    <message>
        <source>search in the browser, then import the table</source>
        <translation>im Browser suchen, dann die Tabelle importieren</translation>
    </message>
    <message>
        <source>Open search</source>
        <translation>Suche öffnen</translation>
    </message>
    <message>
        <source>Your e-mail address, which the SEC asks for:</source>
        <translation>Eigene E-Mail-Adresse, die die SEC verlangt:</translation>
    </message>
    <message>
        <source>Ask about all lists</source>
        <translation>Zu allen Listen fragen</translation>
    </message>
    <message>
        <source>the chosen row</source>
        <translation>der gewählten Zeile</translation>
    </message>
    <message>
        <source>Read all of %s since</source>
        <translation>Alles zu %s lesen seit</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No source is on.</source>
        <translation>Keine Quelle ist eingeschaltet.</translation>
    </message>
    <message>
        <source>Working offline: nothing is asked for.</source>
        <translation>Arbeitet offline: nichts wird abgefragt.</translation>
    </message>
    <message>
        <source>None of these sources has filings about your companies.</source>
        <translation>Keine dieser Quellen hat Meldungen zu den Unternehmen der Listen.</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) answered.</source>
        <translation>
            <numerusform>%n Anfrage beantwortet.</numerusform>
            <numerusform>%n Anfragen beantwortet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyDialog</name>
    <message>
        <source>Study of %s</source>
        <translation>Studie: %s</translation>
    </message>
    <message>
        <source>Keep for %s</source>
        <translation>Für %s behalten</translation>
    </message>
    <message>
        <source>exploratory</source>
        <translation>explorativ</translation>
    </message>
    <message>
        <source>Benchmark or window were chosen after the fact: the numbers are not a test.</source>
        <translation>Vergleich oder Fenster wurden im Nachhinein gewählt: Die Zahlen sind kein Test.</translation>
    </message>
    <message>
        <source>Sessions from day zero on, the first whose close follows the publication.</source>
        <translation>Handelstage ab Tag null, dem ersten, dessen Schluss auf die Veröffentlichung folgt.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Measured against</source>
        <translation>Gemessen an</translation>
    </message>
    <message>
        <source>The symbol of an index.</source>
        <translation>Symbol eines Index.</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>Episoden</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte</translation>
    </message>
    <message>
        <source>Test statistics</source>
        <translation>Teststatistiken</translation>
    </message>
    <message>
        <source>Show on the chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren…</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild sichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No events of this kind are in the file.</source>
        <translation>Keine Ereignisse dieser Art in der Datei.</translation>
    </message>
    <message>
        <source>None of them has a day zero with prices around it yet.</source>
        <translation>Noch keines hat einen Tag null mit Kursen darum.</translation>
    </message>
    <message>
        <source>{window}, beyond {name}: {said}</source>
        <translation>{window}, gegenüber {name}: {said}</translation>
    </message>
    <message>
        <source>{window}, without a benchmark: {said}</source>
        <translation>{window}, ohne Vergleich: {said}</translation>
    </message>
    <message>
        <source>Prices are simulated.</source>
        <translation>Kurse simuliert.</translation>
    </message>
    <message>
        <source>On day zero</source>
        <translation>Am Tag null</translation>
    </message>
    <message>
        <source>Sessions {first} to {last}</source>
        <translation>Handelstage {first} bis {last}</translation>
    </message>
    <message>
        <source>Prices of %s are not here yet.</source>
        <translation>Kurse von %s sind noch nicht da.</translation>
    </message>
    <message>
        <source>{events} events are {episodes} episodes: at most five sessions apart.</source>
        <translation>{events} Ereignisse sind {episodes} Episoden: mit höchstens fünf Handelstagen Abstand.</translation>
    </message>
    <message numerus="yes">
        <source>Not in the mean: %n, see the remarks.</source>
        <translation>
            <numerusform>Nicht im Mittel: %n, siehe Hinweise.</numerusform>
            <numerusform>Nicht im Mittel: %n, siehe Hinweise.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fewer than ten: described, not tested.</source>
        <translation>Weniger als zehn: beschrieben, nicht getestet.</translation>
    </message>
    <message>
        <source>Of all windows of this length in its history {positive} were ahead of {name}, and {large} moved at least as far from it as the mean.</source>
        <translation>Von allen gleich langen Fenstern der Kursgeschichte lagen {positive} vor {name}, und {large} wichen mindestens so weit davon ab wie der Mittelwert.</translation>
    </message>
    <message>
        <source>Of all windows of this length in its history {positive} rose, and {large} moved at least as far as the mean.</source>
        <translation>Von allen Fenstern dieser Länge in seiner Geschichte stiegen {positive}; {large} bewegten sich mindestens so weit wie das Mittel.</translation>
    </message>
    <message>
        <source>{name} opens only when this exchange has closed: its session before is taken.</source>
        <translation>{name} öffnet erst, wenn diese Börse geschlossen hat: es zählt der Handelstag davor.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>above zero</source>
        <translation>im Plus</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>Holm: adjusted over these windows and those of the other groups. Windows of one stock that do not overlap count as independent. Fewer than ten events have no test.</source>
        <translation>Holm: angepasst über diese Fenster und die der anderen Gruppen. Fenster einer Aktie, die sich nicht überlappen, gelten als unabhängig. Weniger als zehn Ereignisse haben keinen Test.</translation>
    </message>
    <message>
        <source>Export the study</source>
        <translation>Studie exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Save the study as a picture</source>
        <translation>Studie als Bild sichern</translation>
    </message>
    <message>
        <source>Written to %s.</source>
        <translation>Geschrieben nach %s.</translation>
    </message>
</context>
<context>
    <name>StudyPicture</name>
    <message>
        <source>Paths around day zero</source>
        <translation>Verläufe um Tag null</translation>
    </message>
</context>
<context>
    <name>StudyTable</name>
    <message>
        <source>Day zero</source>
        <translation>Tag null</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schluss</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) from: {what}</source>
        <translation>
            <numerusform>%n Ereignis ab: {what}</numerusform>
            <numerusform>%n Ereignisse ab: {what}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Range %s</source>
        <translation>Zeitraum %s</translation>
    </message>
    <message>
        <source>How prices are drawn, and lines over them</source>
        <translation>Wie die Kurse gezeichnet werden, und Linien darüber</translation>
    </message>
    <message>
        <source>How the price axis is divided</source>
        <translation>Wie die Kursachse geteilt ist</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Shows or hides every mark (M)</source>
        <translation>Zeigt oder verbirgt alle Marken (M)</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Choose a deal first: the marks of its person are shown.</source>
        <translation>Zuerst ein Geschäft wählen: gezeigt werden die Marken seiner Person.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>WatchlistModel</name>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n neues Ereignis</numerusform>
            <numerusform>%n neue Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchlistPanel</name>
    <message>
        <source>Choose a list</source>
        <translation>Liste auswählen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Add a symbol, name, ISIN or WKN (Ctrl+K)</source>
        <translation>Symbol, Name, ISIN oder WKN hinzufügen (Strg+K)</translation>
    </message>
    <message>
        <source>Add a symbol</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>Liste einfügen</translation>
    </message>
    <message>
        <source>New list…</source>
        <translation>Neue Liste…</translation>
    </message>
    <message>
        <source>Rename list…</source>
        <translation>Liste umbenennen…</translation>
    </message>
    <message>
        <source>Delete list</source>
        <translation>Liste löschen</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Name der Liste</translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation>Liste umbenennen</translation>
    </message>
    <message>
        <source>Note on %s</source>
        <translation>Notiz zu %s</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>Eigene Notiz</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <source>No row contains “%s”. Enter searches for it everywhere.</source>
        <translation>Keine Zeile enthält „%s“. Die Eingabetaste sucht überall danach.</translation>
    </message>
    <message>
        <source>Nothing here yet. Type a symbol, name, ISIN or WKN, or paste a whole list.</source>
        <translation>Noch kein Wert. Symbol, Name, ISIN oder WKN eingeben oder Liste einfügen.</translation>
    </message>
</context>
<context>
    <name>WatchlistView</name>
    <message>
        <source>Watchlist</source>
        <translation>Watchlist</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Yahoo: connected</source>
        <translation>Yahoo: verbunden</translation>
    </message>
    <message>
        <source>Yahoo: reconnecting…</source>
        <translation>Yahoo: verbindet neu…</translation>
    </message>
    <message>
        <source>Yahoo: silent, trying again</source>
        <translation>Yahoo: meldet sich nicht, neuer Versuch</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Offline</translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s) from {source}.</source>
        <translation>
            <numerusform>%n neues Ereignis von {source}.</numerusform>
            <numerusform>%n neue Ereignisse von {source}.</numerusform>
        </translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>&amp;Liste</translation>
    </message>
    <message>
        <source>Eve&amp;nts</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save copy as…</source>
        <translation>&amp;Kopie speichern unter…</translation>
    </message>
    <message>
        <source>Res&amp;tore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>Import e&amp;vents…</source>
        <translation>Ereignisse i&amp;mportieren…</translation>
    </message>
    <message>
        <source>&amp;Import prices…</source>
        <translation>Kurse &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export prices…</source>
        <translation>Kurse &amp;exportieren…</translation>
    </message>
    <message>
        <source>The &amp;Xiaomi story (sample)</source>
        <translation>Die &amp;Xiaomi-Geschichte (Beispiel)</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>Ein&amp;stellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy c&amp;hart as picture</source>
        <translation>&amp;Diagramm als Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Find or add…</source>
        <translation>&amp;Suchen oder hinzufügen…</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>&amp;Import a list…</source>
        <translation>Liste &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz…</translation>
    </message>
    <message>
        <source>Ne&amp;w events…</source>
        <translation>Ne&amp;ue Ereignisse…</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Quellen…</translation>
    </message>
    <message>
        <source>Search at Ba&amp;Fin</source>
        <translation>Bei der Ba&amp;Fin suchen</translation>
    </message>
    <message>
        <source>Pers&amp;ons…</source>
        <translation>Pers&amp;onen…</translation>
    </message>
    <message>
        <source>Only this pe&amp;rson</source>
        <translation>Nur diese P&amp;erson</translation>
    </message>
    <message>
        <source>Marks stand when kno&amp;wn</source>
        <translation>Marken ste&amp;hen bei Bekanntgabe</translation>
    </message>
    <message>
        <source>Show all mar&amp;ks</source>
        <translation>&amp;Alle Marken zeigen</translation>
    </message>
    <message>
        <source>Cand&amp;les</source>
        <translation>Ke&amp;rzen</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>Balken (&amp;OHLC)</translation>
    </message>
    <message>
        <source>Lin&amp;e</source>
        <translation>L&amp;inie</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>&amp;Fläche</translation>
    </message>
    <message>
        <source>Lo&amp;g axis</source>
        <translation>&amp;Logarithmische Achse</translation>
    </message>
    <message>
        <source>Axis in per cen&amp;t</source>
        <translation>Achse in Pro&amp;zent</translation>
    </message>
    <message>
        <source>Compare wit&amp;h others</source>
        <translation>Mit anderen &amp;vergleichen</translation>
    </message>
    <message>
        <source>Reset the &amp;zoom</source>
        <translation>Zoom z&amp;urücksetzen</translation>
    </message>
    <message>
        <source>&amp;Refresh prices</source>
        <translation>&amp;Kurse aktualisieren</translation>
    </message>
    <message>
        <source>Read an &amp;article…</source>
        <translation>&amp;Artikel lesen…</translation>
    </message>
    <message>
        <source>Save pict&amp;ure…</source>
        <translation>Bi&amp;ld speichern…</translation>
    </message>
    <message>
        <source>Export &amp;what is seen…</source>
        <translation>Si&amp;chtbares exportieren…</translation>
    </message>
    <message>
        <source>&amp;Paste a list or an article</source>
        <translation>Liste oder Artikel ein&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Note on the row…</source>
        <translation>&amp;Notiz zur Zeile…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Mo&amp;ve to</source>
        <translation>&amp;Verschieben nach</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>New li&amp;st…</source>
        <translation>Neue &amp;Liste…</translation>
    </message>
    <message>
        <source>Rename lis&amp;t…</source>
        <translation>Liste um&amp;benennen…</translation>
    </message>
    <message>
        <source>D&amp;elete list</source>
        <translation>Liste lös&amp;chen</translation>
    </message>
    <message>
        <source>Ne&amp;xt list</source>
        <translation>Nächs&amp;te Liste</translation>
    </message>
    <message>
        <source>&amp;Previous list</source>
        <translation>Vorheri&amp;ge Liste</translation>
    </message>
    <message>
        <source>&amp;Insider deal…</source>
        <translation>&amp;Eigengeschäft (Directors&apos; Dealing)…</translation>
    </message>
    <message>
        <source>&amp;Repurchase…</source>
        <translation>&amp;Rückkauf…</translation>
    </message>
    <message>
        <source>&amp;Buyback programme…</source>
        <translation>Aktienrückkauf&amp;programm…</translation>
    </message>
    <message>
        <source>Insider &amp;plan…</source>
        <translation>&amp;Geplantes Eigengeschäft…</translation>
    </message>
    <message>
        <source>&amp;Closed period or calendar day…</source>
        <translation>&amp;Handelsverbot oder Kalendertag…</translation>
    </message>
    <message>
        <source>St&amp;udy…</source>
        <translation>S&amp;tudie…</translation>
    </message>
    <message>
        <source>&amp;Edit event…</source>
        <translation>Ereignis &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Delete event</source>
        <translation>Ereignis &amp;löschen</translation>
    </message>
    <message>
        <source>Ne&amp;xt mark</source>
        <translation>Nä&amp;chste Marke</translation>
    </message>
    <message>
        <source>Pre&amp;vious mark</source>
        <translation>&amp;Vorherige Marke</translation>
    </message>
    <message>
        <source>&amp;Marks</source>
        <translation>&amp;Marken</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Bar &amp;before</source>
        <translation>Balken &amp;davor</translation>
    </message>
    <message>
        <source>Bar &amp;after</source>
        <translation>Balken danac&amp;h</translation>
    </message>
    <message>
        <source>To the &amp;left</source>
        <translation>Nach &amp;links</translation>
    </message>
    <message>
        <source>To the &amp;right</source>
        <translation>Nach &amp;rechts</translation>
    </message>
    <message>
        <source>&amp;Page to the left</source>
        <translation>&amp;Seite nach links</translation>
    </message>
    <message>
        <source>Pa&amp;ge to the right</source>
        <translation>Sei&amp;te nach rechts</translation>
    </message>
    <message>
        <source>&amp;First bar</source>
        <translation>&amp;Erster Balken</translation>
    </message>
    <message>
        <source>&amp;Newest bar</source>
        <translation>&amp;Neuester Balken</translation>
    </message>
    <message>
        <source>Fe&amp;wer bars</source>
        <translation>&amp;Weniger Balken</translation>
    </message>
    <message>
        <source>&amp;More bars</source>
        <translation>&amp;Mehr Balken</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>&amp;Dense rows</source>
        <translation>&amp;Dichte Zeilen</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>Sei&amp;tenleiste</translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;About watchapp</source>
        <translation>Ü&amp;ber watchapp</translation>
    </message>
    <message>
        <source>&amp;Jump along the chart</source>
        <translation>Im Diagramm be&amp;wegen</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Traded</source>
        <translation>Gehandelt</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>SIMULATED prices: the event is real, the price around it is not.</source>
        <translation>SIMULIERTE Kurse: Das Ereignis ist echt, der Kurs darum herum nicht.</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Stake</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Gattung</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Held after</source>
        <translation>Bestand danach</translation>
    </message>
    <message>
        <source>Stake after</source>
        <translation>Anteil danach</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>May yet be bought</source>
        <translation>Noch zu kaufen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>The source differs from what you entered</source>
        <translation>Die Quelle weicht von der eigenen Eingabe ab</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>No source was given.</source>
        <translation>Keine Quelle angegeben.</translation>
    </message>
    <message>
        <source>certainty {percent} %</source>
        <translation>zu {percent}&#x202f;% sicher</translation>
    </message>
    <message>
        <source> · read {when}</source>
        <translation> · gelesen {when}</translation>
    </message>
    <message>
        <source> by {parser}</source>
        <translation> von {parser}</translation>
    </message>
    <message>
        <source>plausible</source>
        <translation>plausibel</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>O</source>
        <translation>E</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>L</source>
        <translation>T</translation>
    </message>
    <message>
        <source>C</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Vol.</source>
        <translation>Vol.</translation>
    </message>
    <message>
        <source>Dividend {value}</source>
        <translation>Dividende {value}</translation>
    </message>
    <message>
        <source>Split {new} for {old}</source>
        <translation>Aktiensplit {new} zu {old}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>No events yet.</source>
        <translation>Noch keine Ereignisse.</translation>
    </message>
    <message>
        <source>No event is implausible.</source>
        <translation>Kein Ereignis ist unplausibel.</translation>
    </message>
    <message>
        <source>Added {kind} {id}</source>
        <translation>Hinzugefügt: {kind} {id}</translation>
    </message>
    <message>
        <source>Removed {kind} {id}</source>
        <translation>Entfernt: {kind} {id}</translation>
    </message>
    <message>
        <source>{symbol}: updated</source>
        <translation>{symbol}: aktualisiert</translation>
    </message>
    <message>
        <source>{symbol}: {reason}</source>
        <translation>{symbol}: {reason}</translation>
    </message>
    <message>
        <source>{symbol}: {count} days from {first} to {last} imported</source>
        <translation>{symbol}: {count} Tage von {first} bis {last} importiert</translation>
    </message>
    <message>
        <source>Line {line} was not read. {text}</source>
        <translation>Zeile {line} wurde nicht gelesen. {text}</translation>
    </message>
    <message>
        <source>{symbol}: {count} days from {first} to {last} written to {path}</source>
        <translation>{symbol}: {count} Tage von {first} bis {last} gespeichert in {path}</translation>
    </message>
    <message>
        <source>{symbol}: drawn into {path}</source>
        <translation>{symbol}: gezeichnet in {path}</translation>
    </message>
    <message>
        <source>These prices are SIMULATED.</source>
        <translation>Diese Kurse sind SIMULIERT.</translation>
    </message>
    <message>
        <source>No list yet.</source>
        <translation>Noch keine Liste.</translation>
    </message>
    <message>
        <source>Added to {list}: {symbols}</source>
        <translation>Zu {list} hinzugefügt: {symbols}</translation>
    </message>
    <message>
        <source>Everything is already in {list}.</source>
        <translation>Alles ist schon in {list}.</translation>
    </message>
    <message>
        <source>Removed from {list}: {symbol}</source>
        <translation>Aus {list} entfernt: {symbol}</translation>
    </message>
    <message>
        <source>{symbol} is now number {place} of {list}.</source>
        <translation>{symbol} steht jetzt an Stelle {place} von {list}.</translation>
    </message>
    <message>
        <source>Line {line} was not read: {found}. {text}</source>
        <translation>Zeile {line} wurde nicht gelesen: {found}. {text}</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>{file} ({layout}): {new} new, {changed} changed, {same} known, {conflict} in conflict with yours, {unread} not read.</source>
        <translation>{file} ({layout}): {new} neu, {changed} geändert, {same} bekannt, {conflict} im Widerspruch zu eigenen, {unread} nicht gelesen.</translation>
    </message>
    <message>
        <source>{file} ({layout}): would be {new} new, {changed} changed, {same} known, {conflict} in conflict with yours, {unread} not read.</source>
        <translation>{file} ({layout}): wären {new} neu, {changed} geändert, {same} bekannt, {conflict} im Widerspruch zu eigenen, {unread} nicht gelesen.</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>  and {count} more</source>
        <translation>  und {count} weitere</translation>
    </message>
    <message>
        <source>The plug-in {name} could not be loaded: {detail}</source>
        <translation>Die Erweiterung {name} konnte nicht geladen werden: {detail}</translation>
    </message>
    <message>
        <source>On: {names}</source>
        <translation>Eingeschaltet: {names}</translation>
    </message>
    <message>
        <source>Off: {names}</source>
        <translation>Ausgeschaltet: {names}</translation>
    </message>
    <message>
        <source>{name} is no feed. There are: {known}.</source>
        <translation>{name} ist keine Quelle. Es gibt: {known}.</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed</source>
        <translation>{new} neu, {changed} geändert</translation>
    </message>
    <message>
        <source>{n} shares</source>
        <translation>{n} Aktien</translation>
    </message>
    <message>
        <source>at {price} {currency}</source>
        <translation>zu {price} {currency}</translation>
    </message>
    <message>
        <source>({currency} is assumed)</source>
        <translation>({currency} ist angenommen)</translation>
    </message>
    <message>
        <source>It names its day without a year: {day} is assumed.</source>
        <translation>Der Text nennt seinen Tag ohne Jahr: {day} wird angenommen.</translation>
    </message>
    <message>
        <source>Which company of the file it is about is not clear.</source>
        <translation>Um welches Unternehmen der Datei es geht, ist nicht klar.</translation>
    </message>
    <message>
        <source>Nothing in it that could be marked or checked.</source>
        <translation>Nichts darin, was sich vermerken oder prüfen ließe.</translation>
    </message>
    <message>
        <source>No event that a price could react to.</source>
        <translation>Kein Ereignis, auf das ein Kurs reagieren könnte.</translation>
    </message>
    <message>
        <source>{day} lies ahead.</source>
        <translation>{day} liegt in der Zukunft.</translation>
    </message>
    <message>
        <source>Day zero has not closed yet.</source>
        <translation>Tag null ist noch nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>The prices begin too late for a reaction.</source>
        <translation>Die Kurse beginnen zu spät für eine Reaktion.</translation>
    </message>
    <message>
        <source>Day zero {day}; {n} sessions of estimation.</source>
        <translation>Tag null {day}; {n} Handelstage zur Schätzung.</translation>
    </message>
    <message>
        <source>Remark: {flag}</source>
        <translation>Hinweis: {flag}</translation>
    </message>
    <message>
        <source>{file}: line {line} was not read. {text}</source>
        <translation>{file}: Zeile {line} wurde nicht gelesen. {text}</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>next try %s</source>
        <translation>nächster Versuch %s</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name, symbol, and what is unusual about the price</source>
        <translation>Name, Symbol und was am Kurs ungewöhnlich ist</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Events that arrived since you last looked</source>
        <translation>Ereignisse, die seit dem letzten Ansehen dazugekommen sind</translation>
    </message>
    <message>
        <source>6 mo.</source>
        <translation>6 Mon.</translation>
    </message>
    <message>
        <source>Closing prices of the last six months</source>
        <translation>Schlusskurse der letzten sechs Monate</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Last price, and when it was made</source>
        <translation>Letzter Kurs und seine Zeit</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änd.</translation>
    </message>
    <message>
        <source>Change since the previous close, in per cent and in money</source>
        <translation>Veränderung zum vorigen Schlusskurs, in Prozent und als Betrag</translation>
    </message>
    <message>
        <source>From high</source>
        <translation>Vom Hoch</translation>
    </message>
    <message>
        <source>Below the highest close of 52 weeks, and the day of it</source>
        <translation>Abstand zum höchsten Schlusskurs der letzten 52 Wochen und dessen Tag</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Symbol, or the ISIN or WKN while there is none</source>
        <translation>Symbol, oder ISIN oder WKN, solange es keines gibt</translation>
    </message>
    <message>
        <source>Abs. change</source>
        <translation>Änd. abs.</translation>
    </message>
    <message>
        <source>Change since the previous close, in money</source>
        <translation>Veränderung zum vorigen Schlusskurs als Betrag</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When the last price was made, and its state</source>
        <translation>Zeit des letzten Kurses und sein Zustand</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Lowest and highest price of the day</source>
        <translation>Tiefster und höchster Kurs des Tages</translation>
    </message>
    <message>
        <source>52 weeks</source>
        <translation>52 Wochen</translation>
    </message>
    <message>
        <source>Lowest and highest price of 52 weeks</source>
        <translation>Tiefster und höchster Kurs der letzten 52 Wochen</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Shares traded today</source>
        <translation>Heute gehandelte Stücke</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Your own note</source>
        <translation>Eigene Notiz</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>since {day}</source>
        <translation>seit {day}</translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>{who}: passive change of holding</source>
        <translation>{who}: passive Anteilsänderung</translation>
    </message>
    <message>
        <source>{who}: planned {what}</source>
        <translation>{who}: {what} geplant</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>{n} shares</source>
        <translation>{n} Aktien</translation>
    </message>
    <message>
        <source>at {price}</source>
        <translation>zu {price}</translation>
    </message>
    <message>
        <source>day of trading not filed</source>
        <translation>Handelstag nicht gemeldet</translation>
    </message>
    <message>
        <source>publication unknown</source>
        <translation>Veröffentlichung unbekannt</translation>
    </message>
    <message>
        <source>traded {day}</source>
        <translation>gehandelt {day}</translation>
    </message>
    <message>
        <source>known {day}</source>
        <translation>bekannt {day}</translation>
    </message>
    <message>
        <source>through {vehicle}</source>
        <translation>über {vehicle}</translation>
    </message>
    <message>
        <source>Rule: {rule}</source>
        <translation>Regel: {rule}</translation>
    </message>
    <message>
        <source>Source: {names}</source>
        <translation>Quelle: {names}</translation>
    </message>
    <message>
        <source>{n} shares at {price} {currency}</source>
        <translation>{n} Aktien zu {price} {currency}</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>with the sample</source>
        <translation>mit dem Beispiel</translation>
    </message>
    <message>
        <source>from an article</source>
        <translation>aus einem Artikel</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>%s shares</source>
        <translation>%s Stk.</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Aktien</translation>
    </message>
    <message>
        <source>Price a share</source>
        <translation>Kurs je Aktie</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>empty: shares times price</source>
        <translation>leer: Aktien mal Kurs</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Traded on</source>
        <translation>Gehandelt am</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>empty: one day</source>
        <translation>leer: ein Tag</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>empty: open end</source>
        <translation>leer: offenes Ende</translation>
    </message>
    <message>
        <source>Known to the public</source>
        <translation>Öffentlich bekannt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>filing, announcement, newspaper</source>
        <translation>Meldung, Bekanntmachung, Zeitung</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Quoted words</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Share class</source>
        <translation>Gattung</translation>
    </message>
    <message>
        <source>such as B; empty when there is one</source>
        <translation>etwa B; leer, wenn es nur eine gibt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Held through</source>
        <translation>Gehalten über</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Shares held after</source>
        <translation>Bestand danach</translation>
    </message>
    <message>
        <source>Passive: only the share of the company moved</source>
        <translation>Passive Anteilsänderung (kein Kauf)</translation>
    </message>
    <message>
        <source>Up to shares</source>
        <translation>Bis zu (Aktien)</translation>
    </message>
    <message>
        <source>Up to money</source>
        <translation>Bis zu (Betrag)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>a mandate is a right, a programme an intention</source>
        <translation>eine Ermächtigung ist ein Recht, ein Programm eine Absicht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>At most shares</source>
        <translation>Höchstens (Aktien)</translation>
    </message>
    <message>
        <source>At most money</source>
        <translation>Höchstens (Betrag)</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>the earliest of: next meeting, cap used, revoked</source>
        <translation>das Früheste: Hauptversammlung, ausgeschöpft, Widerruf</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Lowest price</source>
        <translation>Niedrigster Kurs</translation>
    </message>
    <message>
        <source>Highest price</source>
        <translation>Höchster Kurs</translation>
    </message>
    <message>
        <source>Average price</source>
        <translation>Durchschnittskurs</translation>
    </message>
    <message>
        <source>Under</source>
        <translation>Im Rahmen von</translation>
    </message>
    <message>
        <source>Shares so far</source>
        <translation>Aktien bisher</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>who may not deal, and what says so</source>
        <translation>wer nicht handeln darf, und was das sagt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>market decisions</source>
        <translation>Entscheidungen am Markt</translation>
    </message>
</context>
<context>
    <name>lanes</name>
    <message>
        <source>Insiders</source>
        <translation>Führungskräfte &amp; Großaktionäre</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>New shares</source>
        <translation>Neue Aktien</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>%s shares</source>
        <translation>%s Aktien</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>Rückkaufermächtigung</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Aktienrückkaufprogramm</translation>
    </message>
    <message>
        <source>▲ purchase   ▽ sale   ■ company   ◇ planned   ○ passive   size: money</source>
        <translation>▲ Kauf   ▽ Verkauf   ■ Unternehmen   ◇ geplant   ○ passiv   Größe: Betrag</translation>
    </message>
    <message>
        <source>known → traded</source>
        <translation>bekannt → gehandelt</translation>
    </message>
    <message>
        <source>traded → known</source>
        <translation>gehandelt → bekannt</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Sample: the Xiaomi story. Prices are simulated, events are real and carry their sources. This file is yours to play with.</source>
        <translation>Beispiel: Die Xiaomi-Geschichte. Kurse simuliert, Ereignisse mit Beleg. In dieser Datei darf nach Belieben probiert werden.</translation>
    </message>
    <message>
        <source>Begin your own list</source>
        <translation>Eigene Liste beginnen</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation>Zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Restore the backup of {moment}</source>
        <translation>Sicherung vom {moment} wiederherstellen</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel ansehen</translation>
    </message>
</context>
<context>
    <name>mapping</name>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Day of trading</source>
        <translation>Handelstag</translation>
    </message>
    <message>
        <source>Last day of trading</source>
        <translation>Letzter Handelstag</translation>
    </message>
    <message>
        <source>Day of publication</source>
        <translation>Tag der Veröffentlichung</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Purchase or sale</source>
        <translation>Kauf oder Verkauf</translation>
    </message>
    <message>
        <source>Number of shares</source>
        <translation>Stückzahl</translation>
    </message>
    <message>
        <source>Price a share</source>
        <translation>Preis je Aktie</translation>
    </message>
    <message>
        <source>Lowest price</source>
        <translation>Niedrigster Preis</translation>
    </message>
    <message>
        <source>Highest price</source>
        <translation>Höchster Preis</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Shares held afterwards</source>
        <translation>Bestand danach</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Art des Ereignisses</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>measure</name>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} Sitzungen</translation>
    </message>
    <message>
        <source>1 bar</source>
        <translation>1 Balken</translation>
    </message>
    <message>
        <source>{n} bars</source>
        <translation>{n} Balken</translation>
    </message>
</context>
<context>
    <name>overlays</name>
    <message>
        <source>52-week low {price}, within the day</source>
        <translation>52-Wochen-Tief {price}, im Tagesverlauf</translation>
    </message>
    <message>
        <source>52-week high {price}, within the day</source>
        <translation>52-Wochen-Hoch {price}, im Tagesverlauf</translation>
    </message>
</context>
<context>
    <name>panes</name>
    <message>
        <source>Drawdown from the highest close since {day}</source>
        <translation>Rückgang vom höchsten Schlusskurs seit {day}</translation>
    </message>
    <message>
        <source>Average volume of {count}</source>
        <translation>Durchschnittliches Volumen über {count}</translation>
    </message>
</context>
<context>
    <name>range</name>
    <message>
        <source>{price} lowest close {day}</source>
        <translation>{price} Schlusstief {day}</translation>
    </message>
    <message>
        <source>{price} highest close {day}</source>
        <translation>{price} Schlusshoch {day}</translation>
    </message>
    <message>
        <source>{price} low {day}</source>
        <translation>{price} Tief {day}</translation>
    </message>
    <message>
        <source>{price} high {day}</source>
        <translation>{price} Hoch {day}</translation>
    </message>
</context>
<context>
    <name>ranges</name>
    <message>
        <source>1D</source>
        <translation>1T</translation>
    </message>
    <message>
        <source>5D</source>
        <translation>5T</translation>
    </message>
    <message>
        <source>1M</source>
        <translation>1M</translation>
    </message>
    <message>
        <source>6M</source>
        <translation>6M</translation>
    </message>
    <message>
        <source>YTD</source>
        <translation>YTD</translation>
    </message>
    <message>
        <source>1Y</source>
        <translation>1J</translation>
    </message>
    <message>
        <source>5Y</source>
        <translation>5J</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
</context>
<context>
    <name>reaction</name>
    <message>
        <source>Exploratory: measured against {name}, chosen by hand.</source>
        <translation>Explorativ: gemessen an {name}, von Hand gewählt.</translation>
    </message>
    <message>
        <source>Exploratory: another benchmark was chosen by hand.</source>
        <translation>Explorativ: Der Vergleichsindex wurde von Hand gewählt.</translation>
    </message>
    <message>
        <source>{percent} of the holding before</source>
        <translation>{percent} des Bestands davor</translation>
    </message>
    <message>
        <source>{percent} of the average daily volume</source>
        <translation>{percent} des mittleren Tagesumsatzes</translation>
    </message>
    <message>
        <source>The deal: {parts}.</source>
        <translation>Das Geschäft: {parts}.</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} weitere</translation>
    </message>
    <message>
        <source>Within five sessions: {things}.</source>
        <translation>Binnen fünf Handelstagen: {things}.</translation>
    </message>
    <message>
        <source>Open, high, low</source>
        <translation>Eröffnung, Hoch, Tief</translation>
    </message>
    <message>
        <source>Eve against the 52-week high</source>
        <translation>Vorabend gegen das 52-Wochen-Hoch</translation>
    </message>
    <message>
        <source>Size against a day&apos;s volume</source>
        <translation>Größe gegen einen Tagesumsatz</translation>
    </message>
    <message>
        <source>Share of the holding</source>
        <translation>Anteil am Bestand</translation>
    </message>
    <message>
        <source>Beyond the index</source>
        <translation>Überrendite</translation>
    </message>
    <message>
        <source>Not known: {things}.</source>
        <translation>Nicht bekannt: {things}.</translation>
    </message>
    <message>
        <source>{price} on {day} against {before}, the close before.</source>
        <translation>{price} am {day} gegenüber {before}, dem Schluss davor.</translation>
    </message>
    <message>
        <source>{price} on {day} against {before}, the close before less the dividend of {dividend}.</source>
        <translation>{price} am {day} gegen {before}, den Schluss davor abzüglich der Dividende von {dividend}.</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schluss</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Eröffnung</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Tief</translation>
    </message>
    <message>
        <source>The part of the rise to the high that the close had lost.</source>
        <translation>Der Teil des Anstiegs zum Hoch, der zum Schluss wieder verloren war.</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Wieder abgegeben</translation>
    </message>
    <message>
        <source>Close against the close before: {each}.</source>
        <translation>Schluss gegenüber dem Schluss davor: {each}.</translation>
    </message>
    <message>
        <source>Next {n} sessions</source>
        <translation>Nächste {n} Handelstage</translation>
    </message>
    <message>
        <source>Next session</source>
        <translation>Nächster Handelstag</translation>
    </message>
    <message>
        <source>Largest gain on closes since</source>
        <translation>Größter Gewinn auf Schlusskursen seit</translation>
    </message>
    <message>
        <source>That session closed {gain} above the one before; none between.</source>
        <translation>Jener Tag schloss {gain} über dem davor; dazwischen keiner so.</translation>
    </message>
    <message>
        <source>Largest gain to the high since</source>
        <translation>Größter Gewinn zum Tageshoch seit</translation>
    </message>
    <message>
        <source>That session&apos;s high was {gain} above the close before.</source>
        <translation>Das Hoch jenes Tages lag {gain} über dem Schluss davor.</translation>
    </message>
    <message>
        <source>No larger one since the prices begin ({day}).</source>
        <translation>Kein größerer seit Beginn der Kurse ({day}).</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>The close of the eve against the highest close of 52 weeks, {high} on {day}; against the highest price, {top} on {top_day}: {value}.</source>
        <translation>Der Schluss des Vorabends gegenüber dem höchsten Schluss aus 52 Wochen, {high} am {day}; gegenüber dem höchsten Kurs, {top} am {top_day}: {value}.</translation>
    </message>
    <message>
        <source>Eve against the highest close</source>
        <translation>Vorabend gegen den höchsten Schluss</translation>
    </message>
    <message>
        <source>The return less its own mean of {n} earlier sessions; {name} never moved.</source>
        <translation>Die Rendite abzüglich ihres eigenen Mittels über {n} frühere Handelstage; {name} bewegte sich nicht.</translation>
    </message>
    <message>
        <source>Beyond the index, two sessions</source>
        <translation>Überrendite, zwei Handelstage</translation>
    </message>
    <message>
        <source>Against the month before the programme was announced: {percent}.</source>
        <translation>Gegen den Monat vor Ankündigung des Programms: {percent}.</translation>
    </message>
    <message>
        <source>Change of the shares in issue from {first} to {last}, all classes together; new shares count against repurchases.</source>
        <translation>Veränderung der ausgegebenen Aktien vom {first} bis {last}, alle Gattungen zusammen; neue Aktien stehen den Rückkäufen entgegen.</translation>
    </message>
    <message>
        <source>Since the deal&apos;s price</source>
        <translation>Seit dem Geschäftspreis</translation>
    </message>
    <message>
        <source>Beyond {name}</source>
        <translation>Überrendite gegenüber {name}</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>Aktien</translation>
    </message>
    <message>
        <source>{used} of {cap} {unit}, as of {day}.</source>
        <translation>{used} von {cap} {unit}, Stand {day}.</translation>
    </message>
    <message>
        <source>Summed from the repurchases that are in the file.</source>
        <translation>Summe der Rückkäufe in der Datei.</translation>
    </message>
    <message>
        <source>Programme used</source>
        <translation>Programm genutzt</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} Handelstage</translation>
    </message>
    <message>
        <source>Money over shares of the programme&apos;s repurchases in the file.</source>
        <translation>Betrag durch Aktien der Rückkäufe des Programms in der Datei.</translation>
    </message>
    <message>
        <source>Programme&apos;s average price</source>
        <translation>Durchschnittspreis des Programms</translation>
    </message>
    <message>
        <source>25 % is the limit of EU 2016/1052, Art. 3(3).</source>
        <translation>25&#x202f;% sind die Grenze der VO (EU) 2016/1052, Art. 3 Abs. 3.</translation>
    </message>
    <message>
        <source>25 % is the limit of the SEC&apos;s rule 10b-18.</source>
        <translation>25&#x202f;% sind die Grenze der SEC-Regel 10b-18.</translation>
    </message>
    <message>
        <source>No limit to it is known for this exchange.</source>
        <translation>Für diese Börse ist keine Grenze bekannt.</translation>
    </message>
    <message>
        <source>Share of the volume</source>
        <translation>Anteil am Umsatz</translation>
    </message>
    <message>
        <source>The prices begin on {day}.</source>
        <translation>Die Kurse beginnen am {day}.</translation>
    </message>
    <message>
        <source>The last price against that of the deal, on today&apos;s splits.</source>
        <translation>Der letzte Kurs gegen den des Geschäfts, auf heutiger Split-Basis.</translation>
    </message>
    <message>
        <source>The return less {alpha} a day and {beta} times that of {name}, both estimated over {n} earlier sessions.</source>
        <translation>Die Rendite abzüglich {alpha} je Tag und des {beta}-Fachen der von {name}, beide über {n} frühere Handelstage geschätzt.</translation>
    </message>
    <message>
        <source>The return less that of {name}: {n} earlier sessions are too few to estimate how the two move together.</source>
        <translation>Die Rendite abzüglich der von {name}: {n} frühere Handelstage sind zu wenige, um den Gleichlauf zu schätzen.</translation>
    </message>
    <message>
        <source>{name} on day zero: {market}.</source>
        <translation>{name} am Tag null: {market}.</translation>
    </message>
    <message>
        <source>It opens only when this exchange has closed: its session before is taken.</source>
        <translation>Er öffnet erst, wenn diese Börse geschlossen hat: es zählt der Handelstag davor.</translation>
    </message>
    <message>
        <source>The {rest} shares that remain, if a quarter of the average daily volume were bought each day: {average} over the {n} sessions from {first} to {last}.</source>
        <translation>Die {rest} Aktien, die bleiben, wenn täglich ein Viertel des mittleren Tagesvolumens gekauft würde: {average} über die {n} Handelstage vom {first} bis {last}.</translation>
    </message>
    <message>
        <source>Rest at 25&#x202f;% of the volume</source>
        <translation>Rest bei 25&#x202f;% des Volumens</translation>
    </message>
    <message>
        <source>The last price is {percent} from it.</source>
        <translation>Der letzte Kurs liegt {percent} davon entfernt.</translation>
    </message>
    <message>
        <source>Shares a day against {average}, the average of the {n} sessions from {first} to {last}.</source>
        <translation>Aktien je Tag gegen {average}, den Durchschnitt der {n} Handelstage vom {first} bis {last}.</translation>
    </message>
    <message>
        <source>Money of the repurchases of twelve months over a market value of {value}.</source>
        <translation>Betrag der Rückkäufe aus zwölf Monaten durch einen Börsenwert von {value}.</translation>
    </message>
    <message>
        <source>Gross buyback yield</source>
        <translation>Brutto-Rückkaufrendite</translation>
    </message>
    <message>
        <source>Not every day of it was read from a source.</source>
        <translation>Nicht jeder Tag davon wurde bei einer Quelle abgefragt.</translation>
    </message>
    <message>
        <source>The repurchases of the twelve months alone: {percent}.</source>
        <translation>Die Rückkäufe der zwölf Monate allein: {percent}.</translation>
    </message>
    <message>
        <source>Shares in issue</source>
        <translation>Ausgegebene Aktien</translation>
    </message>
    <message>
        <source>{buyers} buyers, {sellers} sellers</source>
        <translation>{buyers} Käufer, {sellers} Verkäufer</translation>
    </message>
    <message>
        <source>Insiders who decided to deal at the market in the six months before; net purchase ratio {ratio}.</source>
        <translation>Führungskräfte und Großaktionäre, die sich in den sechs Monaten davor für ein Geschäft am Markt entschieden; Nettokaufquote {ratio}.</translation>
    </message>
    <message>
        <source>By money {ratio}.</source>
        <translation>Nach Beträgen {ratio}.</translation>
    </message>
    <message>
        <source>Insiders</source>
        <translation>Führungskräfte &amp; Großaktionäre</translation>
    </message>
    <message>
        <source>{n} insiders</source>
        <translation>{n} Personen</translation>
    </message>
    <message>
        <source>{first} to {last}. Rule: at least {least} insiders on one side within {days} days (settings).</source>
        <translation>{first} bis {last}. Regel: mindestens {least} Personen auf einer Seite binnen {days} Tagen (Einstellungen).</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Häufung</translation>
    </message>
    <message>
        <source>Routine: traded in the same month of the three years before; opportunistic: in each of them, but not so; else not classified (Cohen, Malloy and Pomorski 2012).</source>
        <translation>Routine: in den drei Jahren davor im selben Monat gehandelt; opportunistisch: in jedem davon, aber nicht so; sonst nicht eingestuft (Cohen, Malloy und Pomorski 2012).</translation>
    </message>
    <message>
        <source>Habit</source>
        <translation>Gewohnheit</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte</translation>
    </message>
    <message>
        <source>{model}, {n} sessions of estimation, α {alpha}, β {beta}, σ {sigma}</source>
        <translation>{model}, {n} Handelstage Schätzung, α {alpha}, β {beta}, σ {sigma}</translation>
    </message>
    <message>
        <source>rank p</source>
        <translation>Rang-p</translation>
    </message>
    <message>
        <source>less than {percent}</source>
        <translation>weniger als {percent}</translation>
    </message>
</context>
<context>
    <name>speech</name>
    <message>
        <source>{day}: no price</source>
        <translation>{day}: kein Kurs</translation>
    </message>
    <message>
        <source>{day}: close {close}{change}, high {high}, low {low}</source>
        <translation>{day}: Schluss {close}{change}, Hoch {high}, Tief {low}</translation>
    </message>
    <message>
        <source>From {first} to {last}. Last bar: {values}.</source>
        <translation>Von {first} bis {last}. Letzter Balken: {values}.</translation>
    </message>
    <message>
        <source>Beside {symbols}.</source>
        <translation>Daneben {symbols}.</translation>
    </message>
</context>
<context>
    <name>study</name>
    <message>
        <source>Mean of {n}, less {name}</source>
        <translation>Mittel aus {n}, abzüglich {name}</translation>
    </message>
    <message>
        <source>Mean of {n}</source>
        <translation>Mittel aus {n}</translation>
    </message>
    <message>
        <source>, with its 95 % interval</source>
        <translation>, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source> as long as no two paths share days</source>
        <translation>, solange keine zwei Verläufe dieselben Tage haben</translation>
    </message>
    <message>
        <source>Each by itself: the stock, dashed {name}; sessions {first} to {last}, all drawn from {low} to {high}</source>
        <translation>Jede für sich: die Aktie, gestrichelt {name}; Handelstage {first} bis {last}, alle von {low} bis {high} gezeichnet</translation>
    </message>
    <message>
        <source>Each by itself: the stock; sessions {first} to {last}, all drawn from {low} to {high}</source>
        <translation>Jede für sich: die Aktie; Handelstage {first} bis {last}, alle von {low} bis {high} gezeichnet</translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Candles</source>
        <translation>Kerzen</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Average of 20</source>
        <translation>Durchschnitt über 20</translation>
    </message>
    <message>
        <source>Average of 50</source>
        <translation>Durchschnitt über 50</translation>
    </message>
    <message>
        <source>Average of 200</source>
        <translation>Durchschnitt über 200</translation>
    </message>
    <message>
        <source>High and low of 52 weeks</source>
        <translation>Hoch und Tief der letzten 52 Wochen</translation>
    </message>
    <message>
        <source>Average volume of 20</source>
        <translation>Durchschnittliches Volumen über 20</translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation>Rückgang vom Hoch</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>The Xiaomi story</source>
        <translation>Die Xiaomi-Geschichte</translation>
    </message>
    <message>
        <source>The disk is full, so this was not saved. Everything saved before is safe. Make room and do it again.</source>
        <translation>Der Datenträger ist voll, daher wurde dies nicht gespeichert. Alles zuvor Gespeicherte ist sicher. Platz schaffen und wiederholen.</translation>
    </message>
    <message>
        <source>This was not saved: the file or its disk is read-only ({path}). Nothing was changed. Use File &gt; Save copy as to keep a copy elsewhere.</source>
        <translation>Nicht gespeichert: Die Datei oder ihr Datenträger ist schreibgeschützt ({path}). Nichts wurde geändert. Mit Datei &gt; Kopie speichern unter lässt sich anderswo eine Kopie ablegen.</translation>
    </message>
    <message>
        <source>No permission to open or create {path}. Nothing was changed.</source>
        <translation>Keine Berechtigung, {path} zu öffnen oder anzulegen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No permission to change {path}. It can be opened for reading only.</source>
        <translation>Keine Berechtigung, {path} zu ändern. Die Datei lässt sich nur zum Lesen öffnen.</translation>
    </message>
    <message>
        <source>Another program is using {path} right now. Nothing was changed; try again.</source>
        <translation>Ein anderes Programm benutzt {path} gerade. Nichts wurde geändert; bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The disk could not read or write {path} ({detail}). Nothing was changed.</source>
        <translation>Der Datenträger konnte {path} nicht lesen oder schreiben ({detail}). Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{path} is damaged. It was not touched. File &gt; Restore offers the newest good backup.</source>
        <translation>{path} ist beschädigt und wurde nicht angetastet. Datei &gt; Wiederherstellen bietet die neueste gute Sicherung an.</translation>
    </message>
    <message>
        <source>{path} is not a watchapp file. It was not touched.</source>
        <translation>{path} ist keine watchapp-Datei und wurde nicht angetastet.</translation>
    </message>
    <message>
        <source>{path} was written by a newer watchapp (format {version}, this one knows {known}). It was not touched. Update watchapp to open it.</source>
        <translation>{path} stammt von einem neueren watchapp (Format {version}, dieses kennt {known}) und wurde nicht angetastet. Zum Öffnen watchapp aktualisieren.</translation>
    </message>
    <message>
        <source>{path} has an older format and cannot be brought up to date while read-only.</source>
        <translation>{path} hat ein älteres Format und lässt sich schreibgeschützt nicht auf den neuen Stand bringen.</translation>
    </message>
    <message>
        <source>The file is open for reading only, so this was not saved.</source>
        <translation>Die Datei ist nur zum Lesen geöffnet, daher wurde dies nicht gespeichert.</translation>
    </message>
    <message>
        <source>{path} is no longer there, so this was not saved. File &gt; Save copy as keeps what you see.</source>
        <translation>{path} ist nicht mehr da, daher wurde dies nicht gespeichert. Datei &gt; Kopie speichern unter bewahrt, was zu sehen ist.</translation>
    </message>
    <message>
        <source>{path} was replaced by another program, so this was not saved. Open it again to see what is in it now; File &gt; Save copy as keeps what you see here.</source>
        <translation>{path} wurde von einem anderen Programm ersetzt, daher wurde dies nicht gespeichert. Erneut öffnen zeigt den jetzigen Inhalt; Datei &gt; Kopie speichern unter bewahrt, was hier zu sehen ist.</translation>
    </message>
    <message>
        <source>{path} was changed by another program, so this was not saved. Open it again to see what is in it now; File &gt; Save copy as keeps what you see here.</source>
        <translation>{path} wurde von einem anderen Programm geändert, daher wurde dies nicht gespeichert. Erneut öffnen zeigt den jetzigen Inhalt; Datei &gt; Kopie speichern unter bewahrt, was hier zu sehen ist.</translation>
    </message>
    <message>
        <source>{path} is open in another watchapp, which alone may change it. Close it there, or open the file for reading.</source>
        <translation>{path} ist in einem anderen watchapp geöffnet; nur dieses darf die Datei ändern. Dort schließen oder hier zum Lesen öffnen.</translation>
    </message>
    <message>
        <source>This backup is damaged and was not used: {path}.</source>
        <translation>Diese Sicherung ist beschädigt und wurde nicht verwendet: {path}.</translation>
    </message>
    <message>
        <source>There is no good backup of {path} yet.</source>
        <translation>Von {path} gibt es noch keine gute Sicherung.</translation>
    </message>
    <message>
        <source>This has been changed since, so it cannot be undone or redone. Nothing was changed.</source>
        <translation>Das wurde seither geändert und lässt sich weder rückgängig machen noch wiederholen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{symbol} is already in the file.</source>
        <translation>{symbol} ist schon in der Datei.</translation>
    </message>
    <message>
        <source>There already is a list called {name}.</source>
        <translation>Eine Liste namens {name} gibt es schon.</translation>
    </message>
    <message>
        <source>This refers to something that is not in the file. Nothing was changed.</source>
        <translation>Das bezieht sich auf etwas, das nicht in der Datei ist. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is still used by other records. Nothing was changed.</source>
        <translation>Das wird noch von anderen Einträgen benutzt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A large change is still being written. Wait for it to end, or cancel it.</source>
        <translation>Eine große Änderung wird noch geschrieben. Das Ende abwarten oder abbrechen.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The last list cannot be deleted.</source>
        <translation>Die letzte Liste lässt sich nicht löschen.</translation>
    </message>
    <message>
        <source>There is no list called {name}.</source>
        <translation>Eine Liste namens {name} gibt es nicht.</translation>
    </message>
    <message>
        <source>{symbol} is not in the file.</source>
        <translation>{symbol} ist nicht in der Datei.</translation>
    </message>
    <message>
        <source>{symbol} is not in the list {name}.</source>
        <translation>{symbol} ist nicht in der Liste {name}.</translation>
    </message>
    <message>
        <source>There is no event {id}.</source>
        <translation>Ein Ereignis {id} gibt es nicht.</translation>
    </message>
    <message>
        <source>{text} is neither a symbol nor an ISIN nor a WKN.</source>
        <translation>{text} ist weder Symbol noch ISIN noch WKN.</translation>
    </message>
    <message>
        <source>Working offline: nobody is asked for anything. Leave out --offline to update.</source>
        <translation>Offline: Niemand wird nach etwas gefragt. Zum Aktualisieren --offline weglassen.</translation>
    </message>
    <message>
        <source>{path} could not be read: {detail}.</source>
        <translation>{path} ist nicht lesbar: {detail}.</translation>
    </message>
    <message>
        <source>No column with a symbol, an ISIN or a WKN was found in {path}.</source>
        <translation>In {path} wurde keine Spalte mit Symbol, ISIN oder WKN gefunden.</translation>
    </message>
    <message>
        <source>No column with a date and a closing price was found in {path}.</source>
        <translation>In {path} wurde keine Spalte mit Datum und Schlusskurs gefunden.</translation>
    </message>
    <message>
        <source>No row with a date and a price could be read in {path}.</source>
        <translation>In {path} war keine Zeile mit Datum und Kurs lesbar.</translation>
    </message>
    <message>
        <source>{path} has no ending of a picture. Nothing was written; end the name with .png, .svg or .pdf.</source>
        <translation>{path} hat keine Endung eines Bildes. Es wurde nichts geschrieben; der Name muss auf .png, .svg oder .pdf enden.</translation>
    </message>
    <message>
        <source>There are no prices of {symbol} yet.</source>
        <translation>Von {symbol} gibt es noch keine Kurse.</translation>
    </message>
    <message>
        <source>In {path} it cannot be told whether 1.234 means a thousand or one. Nothing was imported; save the file with two decimals and import it again.</source>
        <translation>In {path} ist nicht zu erkennen, ob 1.234 mehr als tausend oder gut eins bedeutet. Nichts wurde importiert; die Datei mit zwei Nachkommastellen speichern und erneut importieren.</translation>
    </message>
    <message>
        <source>This event cannot be kept: {problems}</source>
        <translation>Dieses Ereignis lässt sich so nicht speichern: {problems}</translation>
    </message>
    <message>
        <source>{kind} has no field {name}. It has: {known}.</source>
        <translation>{kind} hat kein Feld {name}. Vorhanden sind: {known}.</translation>
    </message>
    <message>
        <source>{value} is not a valid {name}: {expected}.</source>
        <translation>{value} ist für {name} nicht gültig: {expected}.</translation>
    </message>
    <message>
        <source>{path} is larger than {most} MB, which no filing is. Nothing of it was read.</source>
        <translation>{path} ist größer als {most} MB, so groß ist keine Meldung. Nichts davon wurde gelesen.</translation>
    </message>
    <message>
        <source>{path} is a PDF, which watchapp does not read. Type the event, or import the register&apos;s table.</source>
        <translation>{path} ist ein PDF, das watchapp nicht liest. Das Ereignis eingeben oder die Tabelle des Registers importieren.</translation>
    </message>
    <message>
        <source>{path} is a packed archive. Unpack it and import the files in it.</source>
        <translation>{path} ist ein gepacktes Archiv. Auspacken und die Dateien darin importieren.</translation>
    </message>
    <message>
        <source>There is no text to read.</source>
        <translation>Kein Text zum Lesen.</translation>
    </message>
    <message>
        <source>The text is longer than {most} characters. Nothing was read; take a part of it.</source>
        <translation>Der Text ist länger als {most} Zeichen. Nichts wurde gelesen; bitte einen Teil davon nehmen.</translation>
    </message>
    <message>
        <source>There are no words to read in this, so there is nothing to mark or check.</source>
        <translation>Darin stehen keine Wörter, also ist nichts zu vermerken oder zu prüfen.</translation>
    </message>
    <message>
        <source>{path} is a workbook of a newer kind (.xlsx), which watchapp does not read. Save its sheet as CSV and import that.</source>
        <translation>{path} ist eine neuere Arbeitsmappe (.xlsx), die watchapp nicht liest. Das Blatt als CSV speichern und das importieren.</translation>
    </message>
    <message>
        <source>{path} is a database and no filing. Nothing of it was read.</source>
        <translation>{path} ist eine Datenbank und keine Meldung. Nichts davon wurde gelesen.</translation>
    </message>
    <message>
        <source>{path} is a picture. Nothing of it was read.</source>
        <translation>{path} ist ein Bild. Nichts davon wurde gelesen.</translation>
    </message>
    <message>
        <source>{path} is empty.</source>
        <translation>{path} ist leer.</translation>
    </message>
    <message>
        <source>The layout of {path} is not known. Say what its columns hold, and it is remembered: {columns}</source>
        <translation>Der Aufbau von {path} ist nicht bekannt. Wird gesagt, was in den Spalten steht, wird es gemerkt: {columns}</translation>
    </message>
    <message>
        <source>No table of {path} has a layout that is known. Nothing of it was read.</source>
        <translation>Keine Tabelle in {path} hat einen bekannten Aufbau. Nichts davon wurde gelesen.</translation>
    </message>
    <message>
        <source>{path} only lists filings. Import the filings themselves.</source>
        <translation>{path} zählt Meldungen nur auf. Die Meldungen selbst importieren.</translation>
    </message>
    <message>
        <source>{path} is no data but a refusal of its source: {detail}</source>
        <translation>{path} enthält keine Daten, sondern eine Absage der Quelle: {detail}</translation>
    </message>
    <message>
        <source>{path} is a submission to the SEC without a Form 3, 4 or 5 in it.</source>
        <translation>{path} ist eine Einreichung bei der SEC ohne Form 3, 4 oder 5.</translation>
    </message>
    <message>
        <source>No connection to the source.</source>
        <translation>Keine Verbindung zur Quelle.</translation>
    </message>
    <message>
        <source>The source did not answer in time.</source>
        <translation>Die Quelle hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The secure connection to the source failed.</source>
        <translation>Die gesicherte Verbindung zur Quelle ist gescheitert.</translation>
    </message>
    <message>
        <source>The source refused the request ({status}).</source>
        <translation>Die Quelle hat die Anfrage abgelehnt ({status}).</translation>
    </message>
    <message>
        <source>The source asks to be left alone for a while.</source>
        <translation>Die Quelle bittet um eine Pause.</translation>
    </message>
    <message>
        <source>The source is out of order ({status}).</source>
        <translation>Die Quelle ist gestört ({status}).</translation>
    </message>
    <message>
        <source>The source&apos;s answer was cut off; nothing of it was kept.</source>
        <translation>Die Antwort der Quelle brach ab; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>The source leads to another host, {host}, which was not followed.</source>
        <translation>Die Quelle verweist auf einen anderen Server, {host}; dem wurde nicht gefolgt.</translation>
    </message>
    <message>
        <source>The source&apos;s answer is too large.</source>
        <translation>Die Antwort der Quelle ist zu groß.</translation>
    </message>
    <message>
        <source>The source&apos;s answer could not be read; nothing of it was kept.</source>
        <translation>Die Antwort der Quelle war nicht lesbar; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>The SEC wants to know who asks: enter your e-mail address under Sources.</source>
        <translation>Die SEC will wissen, wer fragt: unter Quellen die eigene E-Mail-Adresse eintragen.</translation>
    </message>
    <message>
        <source>The source does not know this company.</source>
        <translation>Die Quelle kennt dieses Unternehmen nicht.</translation>
    </message>
    <message>
        <source>The source answered about another company; nothing of it was kept.</source>
        <translation>Die Quelle hat zu einem anderen Unternehmen geantwortet; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>The plug-in failed: {detail}</source>
        <translation>Die Erweiterung ist gescheitert: {detail}</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde beendet.</translation>
    </message>
    <message>
        <source>No feed is on. Name one, or switch one on; `watchapp feeds list` has them.</source>
        <translation>Keine Quelle ist eingeschaltet. Eine nennen oder einschalten; `watchapp feeds list` zählt sie auf.</translation>
    </message>
    <message>
        <source>{path} is not a text file, so nothing was read.</source>
        <translation>{path} ist keine Textdatei, daher wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>{path} has several prices a day; only daily prices can be imported.</source>
        <translation>{path} enthält mehrere Kurse je Tag; importieren lassen sich nur Tageskurse.</translation>
    </message>
    <message>
        <source>In {path} it cannot be told whether 3/4 is in March or in April. Nothing was imported; save the file with days like 2025-04-03 and import it again.</source>
        <translation>In {path} ist nicht zu erkennen, ob 3/4 im März oder im April liegt. Nichts wurde importiert; die Datei mit Tagen wie 2025-04-03 speichern und erneut importieren.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Eine Datei {path} gibt es nicht.</translation>
    </message>
    <message>
        <source>{symbol} is in several lists ({lists}); say which one.</source>
        <translation>{symbol} ist in mehreren Listen ({lists}); bitte angeben, in welcher.</translation>
    </message>
    <message>
        <source>Nothing in {path} could be read as a symbol.</source>
        <translation>In {path} war nichts als Symbol lesbar.</translation>
    </message>
    <message>
        <source>No prices for {symbols}.</source>
        <translation>Keine Kurse für {symbols}.</translation>
    </message>
    <message>
        <source>{value} is not one of: {allowed}.</source>
        <translation>{value} ist nicht erlaubt; möglich sind: {allowed}.</translation>
    </message>
    <message>
        <source>Must not be negative.</source>
        <translation>Darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>Zero is no size and no price; leave it empty if unknown.</source>
        <translation>Null ist weder Menge noch Kurs; leer lassen, wenn unbekannt.</translation>
    </message>
    <message>
        <source>The lowest price is above the highest.</source>
        <translation>Der niedrigste Kurs liegt über dem höchsten.</translation>
    </message>
    <message>
        <source>More than ten trillion: probably a notional amount or a misplaced number.</source>
        <translation>Mehr als zehn Billionen: wohl ein Nominalbetrag oder eine verrutschte Zahl.</translation>
    </message>
    <message>
        <source>Before 1900.</source>
        <translation>Vor 1900.</translation>
    </message>
    <message>
        <source>The end lies before the beginning.</source>
        <translation>Das Ende liegt vor dem Anfang.</translation>
    </message>
    <message>
        <source>Known before it was traded.</source>
        <translation>Bekannt, bevor gehandelt wurde.</translation>
    </message>
    <message>
        <source>Held against Yahoo&apos;s prices of {symbol} until {until}.</source>
        <translation>Geprüft an Kursen von {symbol} bis {until} (Yahoo).</translation>
    </message>
    <message>
        <source>Held against imported prices of {symbol} until {until}.</source>
        <translation>Geprüft an importierten Kursen von {symbol} bis {until}.</translation>
    </message>
    <message>
        <source>The article&apos;s day, {day}, lies ahead of today; nothing of then can be checked.</source>
        <translation>Der Tag des Artikels, {day}, liegt in der Zukunft; von dann ist nichts prüfbar.</translation>
    </message>
    <message>
        <source>It tells of a deal on {day}, which lies ahead.</source>
        <translation>Der Text erzählt von einem Geschäft am {day}, das in der Zukunft liegt.</translation>
    </message>
    <message>
        <source>It tells of a deal on {day}, after the article&apos;s own day.</source>
        <translation>Der Text erzählt von einem Geschäft am {day}, nach dem Tag des Artikels.</translation>
    </message>
    <message>
        <source>Lies in the future; use a plan for intentions.</source>
        <translation>Liegt in der Zukunft; für Absichten ein geplantes Eigengeschäft verwenden.</translation>
    </message>
    <message>
        <source>The time has no time zone.</source>
        <translation>Der Uhrzeit fehlt die Zeitzone.</translation>
    </message>
    <message>
        <source>A day is needed.</source>
        <translation>Ein Tag fehlt.</translation>
    </message>
    <message>
        <source>Who was it?</source>
        <translation>Wer war es?</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>Die Notiz ist leer.</translation>
    </message>
    <message>
        <source>Give the shares or the money.</source>
        <translation>Aktien oder Betrag angeben.</translation>
    </message>
    <message>
        <source>Without a cap there is no progress to show.</source>
        <translation>Ohne Obergrenze lässt sich kein Fortschritt zeigen.</translation>
    </message>
    <message>
        <source>Which currency?</source>
        <translation>Welche Währung?</translation>
    </message>
    <message>
        <source>The price is in {currency}; the share is quoted in {quoted}.</source>
        <translation>Der Preis ist in {currency}; die Aktie wird in {quoted} notiert.</translation>
    </message>
    <message>
        <source>Without the time of publication no reaction can be measured.</source>
        <translation>Ohne Zeit der Veröffentlichung lässt sich keine Reaktion messen.</translation>
    </message>
    <message>
        <source>Shares times price is {expected}, more than 3 % away.</source>
        <translation>Aktien mal Kurs ergibt {expected}, mehr als 3&#x202f;% Abweichung.</translation>
    </message>
    <message>
        <source>The price lies outside the day&apos;s range of {low} to {high} {currency}.</source>
        <translation>Der Kurs liegt außerhalb der Tagesspanne von {low} bis {high} {currency}.</translation>
    </message>
    <message>
        <source>Not a number.</source>
        <translation>Keine Zahl.</translation>
    </message>
    <message>
        <source>Ambiguous: a thousand, or a fraction?</source>
        <translation>Mehrdeutig: Tausender oder Nachkommastellen?</translation>
    </message>
    <message>
        <source>Not a date.</source>
        <translation>Kein Datum.</translation>
    </message>
    <message>
        <source>Not a time.</source>
        <translation>Keine Uhrzeit.</translation>
    </message>
    <message>
        <source>A link begins with http:// or https://.</source>
        <translation>Ein Link beginnt mit http:// oder https://.</translation>
    </message>
    <message>
        <source>Not an ISIN: its length or its check digit is wrong.</source>
        <translation>Keine ISIN: Länge oder Prüfziffer stimmt nicht.</translation>
    </message>
    <message>
        <source>Not a WKN.</source>
        <translation>Keine WKN.</translation>
    </message>
    <message>
        <source>Neither a symbol nor an ISIN nor a WKN.</source>
        <translation>Weder Symbol noch ISIN noch WKN.</translation>
    </message>
    <message>
        <source>The row has no symbol, no ISIN and no WKN.</source>
        <translation>Die Zeile hat weder Symbol noch ISIN noch WKN.</translation>
    </message>
    <message>
        <source>The row has no closing price.</source>
        <translation>Die Zeile hat keinen Schlusskurs.</translation>
    </message>
    <message>
        <source>The day is there a second time with other prices; the first row was taken.</source>
        <translation>Der Tag steht ein zweites Mal mit anderen Kursen da; die erste Zeile gilt.</translation>
    </message>
    <message>
        <source>A currency has three letters, such as HKD.</source>
        <translation>Eine Währung hat drei Buchstaben, etwa HKD.</translation>
    </message>
    <message>
        <source>The source names no person.</source>
        <translation>Die Quelle nennt keine Person.</translation>
    </message>
    <message>
        <source>The source gives neither shares nor money.</source>
        <translation>Die Quelle nennt weder Stück noch Betrag.</translation>
    </message>
    <message>
        <source>The filing is not there any more.</source>
        <translation>Die Meldung ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The price is a hundred times too large or too small for {currency}.</source>
        <translation>Der Preis ist für {currency} um das Hundertfache zu groß oder zu klein.</translation>
    </message>
    <message>
        <source>More than the {shares} shares that were in issue.</source>
        <translation>Mehr als die {shares} ausgegebenen Aktien.</translation>
    </message>
    <message>
        <source>More than the programme&apos;s cap of {cap}.</source>
        <translation>Mehr als die Obergrenze des Programms von {cap}.</translation>
    </message>
    <message>
        <source>The filing contradicts itself: its code and its direction do not fit.</source>
        <translation>Die Meldung widerspricht sich: Kennung und Richtung passen nicht zusammen.</translation>
    </message>
    <message>
        <source>It reports nothing held and nothing dealt.</source>
        <translation>Weder Bestand noch Geschäft gemeldet.</translation>
    </message>
    <message>
        <source>It does not say which company it is about: give its symbol.</source>
        <translation>Kein Unternehmen genannt: das Symbol angeben.</translation>
    </message>
    <message>
        <source>It is about another company.</source>
        <translation>Betrifft ein anderes Unternehmen.</translation>
    </message>
    <message>
        <source>No kind of event has this name.</source>
        <translation>Keine Art von Ereignis heißt so.</translation>
    </message>
    <message>
        <source>Not a record.</source>
        <translation>Kein Eintrag.</translation>
    </message>
    <message>
        <source>The day has no year.</source>
        <translation>Dem Tag fehlt das Jahr.</translation>
    </message>
    <message>
        <source>Ambiguous: which is the day, which the month?</source>
        <translation>Mehrdeutig: was ist der Tag, was der Monat?</translation>
    </message>
    <message>
        <source>It states what is held, no deal.</source>
        <translation>Nennt einen Bestand, kein Geschäft.</translation>
    </message>
    <message>
        <source>A word that is not known here.</source>
        <translation>Ein Wort, das hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>It differs from what you entered.</source>
        <translation>Weicht von der eigenen Eingabe ab.</translation>
    </message>
    <message>
        <source>Sources are a JSON list of objects, each with a name.</source>
        <translation>Quellen sind eine JSON-Liste von Objekten, jedes mit einem Namen.</translation>
    </message>
    <message>
        <source>working offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>Yahoo takes no requests right now</source>
        <translation>Yahoo nimmt gerade keine Anfragen an</translation>
    </message>
    <message>
        <source>Yahoo refused the request</source>
        <translation>Yahoo hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>Yahoo does not know this symbol</source>
        <translation>Yahoo kennt dieses Symbol nicht</translation>
    </message>
    <message>
        <source>Yahoo has no prices for it</source>
        <translation>Yahoo hat dafür keine Kurse</translation>
    </message>
    <message>
        <source>Yahoo is out of order</source>
        <translation>Yahoo ist gestört</translation>
    </message>
    <message>
        <source>Yahoo&apos;s answer could not be read</source>
        <translation>Yahoos Antwort war nicht lesbar</translation>
    </message>
    <message>
        <source>the secure connection failed</source>
        <translation>die sichere Verbindung kam nicht zustande</translation>
    </message>
    <message>
        <source>Yahoo does not go back that far</source>
        <translation>Yahoo reicht nicht so weit zurück</translation>
    </message>
    <message>
        <source>the price process was restarted</source>
        <translation>der Kursabruf wurde neu gestartet</translation>
    </message>
    <message>
        <source>an internal error, see the log</source>
        <translation>interner Fehler, siehe Protokoll</translation>
    </message>
    <message>
        <source>symbol not found yet</source>
        <translation>Symbol noch nicht gefunden</translation>
    </message>
    <message>
        <source>last close not fetched yet</source>
        <translation>letzter Schlusskurs noch nicht abgerufen</translation>
    </message>
    <message>
        <source>no newer price</source>
        <translation>kein neuerer Kurs</translation>
    </message>
    <message>
        <source>no trade yet today</source>
        <translation>heute noch kein Handel</translation>
    </message>
    <message>
        <source>delay not stated</source>
        <translation>Verzögerung nicht angegeben</translation>
    </message>
    <message>
        <source>delayed</source>
        <translation>verzögert</translation>
    </message>
    <message>
        <source>simulated prices</source>
        <translation>simulierte Kurse</translation>
    </message>
    <message>
        <source>imported prices</source>
        <translation>importierte Kurse</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>add {symbol}</source>
        <translation>{symbol} hinzufügen</translation>
    </message>
    <message>
        <source>add {count} symbols</source>
        <translation>{count} Werte hinzufügen</translation>
    </message>
    <message>
        <source>remove {symbol}</source>
        <translation>{symbol} entfernen</translation>
    </message>
    <message>
        <source>remove {count} symbols</source>
        <translation>{count} Werte entfernen</translation>
    </message>
    <message>
        <source>move {symbol} to {list}</source>
        <translation>{symbol} nach {list} verschieben</translation>
    </message>
    <message>
        <source>move {symbol}</source>
        <translation>{symbol} verschieben</translation>
    </message>
    <message>
        <source>note on {symbol}</source>
        <translation>Notiz zu {symbol}</translation>
    </message>
    <message>
        <source>new list {name}</source>
        <translation>neue Liste {name}</translation>
    </message>
    <message>
        <source>rename list to {name}</source>
        <translation>Liste umbenennen in {name}</translation>
    </message>
    <message>
        <source>delete list {name}</source>
        <translation>Liste {name} löschen</translation>
    </message>
    <message>
        <source>add {kind}</source>
        <translation>{kind} hinzufügen</translation>
    </message>
    <message>
        <source>edit {kind}</source>
        <translation>{kind} bearbeiten</translation>
    </message>
    <message>
        <source>delete {kind}</source>
        <translation>{kind} löschen</translation>
    </message>
    <message>
        <source>take a source&apos;s correction of {kind}</source>
        <translation>Korrektur einer Quelle übernehmen: {kind}</translation>
    </message>
    <message>
        <source>keep your own {kind}</source>
        <translation>Eigenes behalten: {kind}</translation>
    </message>
    <message>
        <source>accept {count} events from {source}</source>
        <translation>Ereignisse von {source} übernehmen ({count})</translation>
    </message>
    <message>
        <source>join persons as {name}</source>
        <translation>Personen verbinden: {name}</translation>
    </message>
    <message>
        <source>separate {name}</source>
        <translation>{name} trennen</translation>
    </message>
    <message>
        <source>import prices of {symbol}</source>
        <translation>Kurse von {symbol} importieren</translation>
    </message>
    <message>
        <source>use real prices of {symbol}</source>
        <translation>echte Kurse von {symbol} verwenden</translation>
    </message>
    <message>
        <source>fill in {symbol}</source>
        <translation>{symbol} ergänzen</translation>
    </message>
    <message>
        <source>Insider deal</source>
        <translation>Eigengeschäft</translation>
    </message>
    <message>
        <source>Insider plan</source>
        <translation>Geplantes Eigengeschäft</translation>
    </message>
    <message>
        <source>Buyback programme</source>
        <translation>Aktienrückkaufprogramm</translation>
    </message>
    <message>
        <source>Repurchase</source>
        <translation>Rückkauf</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Shares in issue</source>
        <translation>Ausgegebene Aktien</translation>
    </message>
    <message>
        <source>Calendar day</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>purchase</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>grant</source>
        <translation>Zuteilung</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>Optionsausübung</translation>
    </message>
    <message>
        <source>tax withholding</source>
        <translation>Einbehalt für Steuern</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>Schenkung</translation>
    </message>
    <message>
        <source>conversion</source>
        <translation>Umwandlung</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>pledge</source>
        <translation>Verpfändung</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>ex-dividend date</source>
        <translation>Ex-Dividendentag</translation>
    </message>
    <message>
        <source>closed period of insiders</source>
        <translation>Handelsverbot vor Zahlen</translation>
    </message>
    <message>
        <source>general meeting</source>
        <translation>Hauptversammlung</translation>
    </message>
    <message>
        <source>before trading</source>
        <translation>vor dem Handel</translation>
    </message>
    <message>
        <source>during trading</source>
        <translation>während des Handels</translation>
    </message>
    <message>
        <source>after trading</source>
        <translation>nach dem Handel</translation>
    </message>
    <message>
        <source>current</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>ersetzt durch Berichtigung</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>unbestätigt</translation>
    </message>
    <message>
        <source>on exchange</source>
        <translation>über die Börse</translation>
    </message>
    <message>
        <source>off exchange</source>
        <translation>außerbörslich</translation>
    </message>
    <message>
        <source>tender offer</source>
        <translation>öffentliches Rückkaufangebot</translation>
    </message>
    <message>
        <source>accelerated repurchase</source>
        <translation>beschleunigter Rückkauf (ASR)</translation>
    </message>
    <message>
        <source>own decision</source>
        <translation>eigene Entscheidung</translation>
    </message>
    <message>
        <source>under a trading plan</source>
        <translation>nach Handelsplan (10b5-1)</translation>
    </message>
    <message>
        <source>derivative</source>
        <translation>Derivat</translation>
    </message>
    <message>
        <source>bond</source>
        <translation>Anleihe</translation>
    </message>
    <message>
        <source>other security</source>
        <translation>anderes Wertpapier</translation>
    </message>
    <message>
        <source>sale that pays for an exercise</source>
        <translation>Verkauf zur Bezahlung einer Ausübung</translation>
    </message>
    <message>
        <source>sale that pays a tax</source>
        <translation>Verkauf zur Bezahlung einer Steuer</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>nie gefragt</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem Stand</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>mandate (shares)</source>
        <translation>Rückkaufermächtigung (Stück)</translation>
    </message>
    <message>
        <source>announced programme (money)</source>
        <translation>Aktienrückkaufprogramm (Betrag)</translation>
    </message>
    <message>
        <source>exact price</source>
        <translation>genauer Kurs</translation>
    </message>
    <message>
        <source>average price</source>
        <translation>Durchschnittskurs</translation>
    </message>
    <message>
        <source>price range</source>
        <translation>Kursspanne</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Kurs</translation>
    </message>
    <message>
        <source>founder</source>
        <translation>Gründer</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>Vorsitz</translation>
    </message>
    <message>
        <source>chief executive</source>
        <translation>Vorstandsvorsitz (CEO)</translation>
    </message>
    <message>
        <source>chief financial officer</source>
        <translation>Finanzvorstand (CFO)</translation>
    </message>
    <message>
        <source>director</source>
        <translation>Verwaltungsrat</translation>
    </message>
    <message>
        <source>officer</source>
        <translation>Führungskraft</translation>
    </message>
    <message>
        <source>supervisory board</source>
        <translation>Aufsichtsrat</translation>
    </message>
    <message>
        <source>ten-per-cent owner</source>
        <translation>Großaktionär (ab 10&#x202f;%)</translation>
    </message>
    <message>
        <source>closely associated person</source>
        <translation>eng verbundene Person</translation>
    </message>
    <message>
        <source>since the mandate</source>
        <translation>seit der Rückkaufermächtigung</translation>
    </message>
    <message>
        <source>since the programme began</source>
        <translation>seit Beginn des Programms</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>dieses Jahr</translation>
    </message>
    <message>
        <source>when it was traded</source>
        <translation>bei Handel</translation>
    </message>
    <message>
        <source>when it was known</source>
        <translation>bei Bekanntgabe</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Aktie</translation>
    </message>
    <message>
        <source>ETF</source>
        <translation>ETF</translation>
    </message>
    <message>
        <source>fund</source>
        <translation>Fonds</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>crypto</source>
        <translation>Kryptowert</translation>
    </message>
    <message>
        <source>future</source>
        <translation>Terminkontrakt</translation>
    </message>
    <message>
        <source>an article</source>
        <translation>einem Artikel</translation>
    </message>
    <message>
        <source>{n} trillion</source>
        <translation>{n} Bio.</translation>
    </message>
    <message>
        <source>{n} billion</source>
        <translation>{n} Mrd.</translation>
    </message>
    <message>
        <source>{n} million</source>
        <translation>{n} Mio.</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>Watchlist</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Aktiensplit</translation>
    </message>
    <message>
        <source>Market model</source>
        <translation>Marktmodell</translation>
    </message>
    <message>
        <source>Market-adjusted</source>
        <translation>Marktbereinigt</translation>
    </message>
    <message>
        <source>Mean-adjusted</source>
        <translation>Mittelwertbereinigt</translation>
    </message>
    <message>
        <source>Raw returns</source>
        <translation>Rohe Renditen</translation>
    </message>
    <message>
        <source>no benchmark</source>
        <translation>kein Vergleich</translation>
    </message>
    <message>
        <source>sessions of a window are in their own estimation</source>
        <translation>Handelstage eines Fensters liegen in ihrer eigenen Schätzung</translation>
    </message>
    <message>
        <source>rows of a table were left out</source>
        <translation>Zeilen einer Tabelle wurden ausgelassen</translation>
    </message>
    <message>
        <source>fewer than 60 sessions before, no test</source>
        <translation>weniger als 60 Handelstage davor, kein Test</translation>
    </message>
    <message>
        <source>fewer than 20 sessions before, no spread</source>
        <translation>weniger als 20 Handelstage davor, keine Streuung</translation>
    </message>
    <message>
        <source>the benchmark never moved</source>
        <translation>der Vergleich bewegte sich nie</translation>
    </message>
    <message>
        <source>the price never moved before</source>
        <translation>der Kurs bewegte sich davor nie</translation>
    </message>
    <message>
        <source>a jump like that of a split, no test</source>
        <translation>ein Sprung wie bei einem Split, kein Test</translation>
    </message>
    <message>
        <source>the prices begin inside a window</source>
        <translation>die Kurse beginnen mitten im Fenster</translation>
    </message>
    <message>
        <source>a window is not over yet</source>
        <translation>ein Fenster ist noch nicht vorbei</translation>
    </message>
    <message>
        <source>the first session after a gap of more than five days</source>
        <translation>der erste Handelstag nach mehr als fünf Tagen ohne Kurs</translation>
    </message>
    <message>
        <source>the first session came more than seven days later</source>
        <translation>der erste Handelstag kam mehr als sieben Tage später</translation>
    </message>
    <message>
        <source>no longer traded</source>
        <translation>nicht mehr gehandelt</translation>
    </message>
    <message>
        <source>thinly traded</source>
        <translation>kaum gehandelt</translation>
    </message>
    <message>
        <source>no session in it</source>
        <translation>kein Handelstag darin</translation>
    </message>
    <message>
        <source>the benchmark has no return in it</source>
        <translation>der Vergleich hat darin keine Rendite</translation>
    </message>
    <message>
        <source>the prices are closes alone</source>
        <translation>es gibt nur Schlusskurse</translation>
    </message>
    <message>
        <source>its high and low are not known yet</source>
        <translation>Hoch und Tief sind noch nicht bekannt</translation>
    </message>
    <message>
        <source>prices of the 52 weeks before are missing or jump as at a split</source>
        <translation>Kurse der 52 Wochen davor fehlen oder springen wie bei einem Split</translation>
    </message>
    <message>
        <source>its opening price is not known yet</source>
        <translation>der Eröffnungskurs ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>nothing was held before</source>
        <translation>davor wurde nichts gehalten</translation>
    </message>
    <message>
        <source>these are not shares</source>
        <translation>es sind keine Aktien</translation>
    </message>
    <message>
        <source>dealt in on another exchange or class</source>
        <translation>an anderer Börse oder in anderer Gattung gehandelt</translation>
    </message>
    <message>
        <source>the index has no close of that day</source>
        <translation>der Index hat keinen Schluss dieses Tages</translation>
    </message>
    <message>
        <source>it has not closed yet</source>
        <translation>der Handelstag ist noch nicht geschlossen</translation>
    </message>
    <message>
        <source>the shares are not filed</source>
        <translation>Stückzahl nicht gemeldet</translation>
    </message>
    <message>
        <source>the day of trading is not filed</source>
        <translation>Handelstag nicht gemeldet</translation>
    </message>
    <message>
        <source>the holding is not filed</source>
        <translation>Bestand nicht gemeldet</translation>
    </message>
    <message>
        <source>too few volumes before</source>
        <translation>davor zu wenige Umsätze</translation>
    </message>
    <message>
        <source>the price is not filed</source>
        <translation>Preis nicht gemeldet</translation>
    </message>
    <message>
        <source>the currency is not filed</source>
        <translation>Währung nicht gemeldet</translation>
    </message>
    <message>
        <source>its currency is not that of the prices</source>
        <translation>andere Währung als die Kurse</translation>
    </message>
    <message>
        <source>the prices jump as at a split</source>
        <translation>die Kurse springen wie bei einem Split</translation>
    </message>
    <message>
        <source>prices of an index are not here</source>
        <translation>Kurse eines Index sind nicht da</translation>
    </message>
    <message>
        <source>too few sessions before</source>
        <translation>davor zu wenige Handelstage</translation>
    </message>
    <message>
        <source>routine</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>opportunistic</source>
        <translation>opportunistisch</translation>
    </message>
    <message>
        <source>not classified</source>
        <translation>nicht eingestuft</translation>
    </message>
    <message>
        <source>Insiders&apos; purchases</source>
        <translation>Käufe (Eigengeschäfte)</translation>
    </message>
    <message>
        <source>Insiders&apos; sales</source>
        <translation>Verkäufe (Eigengeschäfte)</translation>
    </message>
    <message>
        <source>Buyback programmes</source>
        <translation>Rückkaufprogramme</translation>
    </message>
    <message>
        <source>Repurchases</source>
        <translation>Rückkäufe</translation>
    </message>
    <message>
        <source>no session has closed since</source>
        <translation>seither hat kein Handelstag geschlossen</translation>
    </message>
    <message>
        <source>the day it became known is missing</source>
        <translation>der Tag der Bekanntgabe fehlt</translation>
    </message>
    <message>
        <source>its day is one of another exchange</source>
        <translation>der Tag gilt für eine andere Börse</translation>
    </message>
    <message>
        <source>no prices</source>
        <translation>keine Kurse</translation>
    </message>
    <message>
        <source>before the first price</source>
        <translation>vor dem ersten Kurs</translation>
    </message>
    <message>
        <source>overlaps the one before, not in the mean</source>
        <translation>überlappt mit dem davor, nicht im Mittel</translation>
    </message>
    <message>
        <source>the index has no close at an end of the window, not in the mean</source>
        <translation>der Index hat an einem Ende des Fensters keinen Schluss, nicht im Mittel</translation>
    </message>
    <message>
        <source>the window is not over, not in the mean</source>
        <translation>Fenster noch nicht vorbei, nicht im Mittel</translation>
    </message>
    <message>
        <source>Insider&apos;s purchase</source>
        <translation>Kauf (Eigengeschäft)</translation>
    </message>
    <message>
        <source>Insider&apos;s sale</source>
        <translation>Verkauf (Eigengeschäft)</translation>
    </message>
    <message>
        <source>Buyback announced</source>
        <translation>Rückkauf angekündigt</translation>
    </message>
    <message>
        <source>Shares bought back</source>
        <translation>Aktien zurückgekauft</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>Rückkaufermächtigung</translation>
    </message>
    <message>
        <source>Rest of a programme</source>
        <translation>Rest eines Programms</translation>
    </message>
    <message>
        <source>about</source>
        <translation>rund</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>bis zu</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>a claim, held against the mandate below</source>
        <translation>eine Behauptung, unten an der Ermächtigung geprüft</translation>
    </message>
    <message>
        <source>about a company that is in none of your lists</source>
        <translation>betrifft ein Unternehmen, das in keiner Liste steht</translation>
    </message>
    <message>
        <source>neither shares nor money are told</source>
        <translation>weder Aktien noch Betrag genannt</translation>
    </message>
    <message>
        <source>a sum of several deals, of no day: no mark</source>
        <translation>eine Summe mehrerer Geschäfte ohne Tag: keine Marke</translation>
    </message>
    <message>
        <source>Fall from a high</source>
        <translation>Rückgang von einem Hoch</translation>
    </message>
    <message>
        <source>Move to the day&apos;s high or low</source>
        <translation>Bewegung zum Tageshoch oder -tief</translation>
    </message>
    <message>
        <source>Move to the close</source>
        <translation>Bewegung zum Schluss</translation>
    </message>
    <message>
        <source>Strongest gain since</source>
        <translation>Stärkster Gewinn seit</translation>
    </message>
    <message>
        <source>Money, shares and price</source>
        <translation>Betrag, Aktien und Preis</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>Wechselkurs</translation>
    </message>
    <message>
        <source>What may yet be bought</source>
        <translation>Was noch gekauft werden darf</translation>
    </message>
    <message>
        <source>Stake</source>
        <translation>Beteiligung</translation>
    </message>
    <message>
        <source>Rally</source>
        <translation>Rally</translation>
    </message>
    <message>
        <source>Number of programmes</source>
        <translation>Zahl der Programme</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>does not agree</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>only on another basis</source>
        <translation>nur auf anderer Basis</translation>
    </message>
    <message>
        <source>not checkable</source>
        <translation>nicht prüfbar</translation>
    </message>
</context>
</TS>
