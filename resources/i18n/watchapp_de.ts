<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About watchapp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price, what insiders did with their own money, what the company did with its buyback money, and how the price reacted, on one chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements from prices and filings. No investment advice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddDialog</name>
    <message>
        <source>Find or add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol, name, ISIN, WKN or command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A listing of another exchange is another line: look at the currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search not possible: %s. What you typed can be added all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by Yahoo. Enter adds the chosen line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No listing found for WKN %s as a German ISIN. Type its ISIN, name or symbol once: it will be remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Check the spelling, or type the symbol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as typed; details follow when prices come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Use real prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the prices in this file by fetched ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ purchase   ▽ sale   ■ company   ◇ planned   ○ passive   size = money (log)   line = traded → known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line of closing prices instead of candles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides every mark (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row on the left, or add a symbol with Ctrl+K.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The symbol of %s is not known yet. It is searched for when there is a connection; double-click the row to choose it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only daily prices are in the file: they are shown instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new prices: %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prices: %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try at %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices of %s are being fetched…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices of this range are being fetched; daily ones are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % from {peak}, highest close of 52 weeks on {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Price chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {first} to {last}. Last bar: {values}. {marks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watchlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save copy as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watchapp files (*.watchapp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to add was found: no symbol, ISIN or WKN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working offline: no prices are asked for. Settings switch it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row first: an event belongs to a company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row first: prices belong to a symbol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import prices of %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export prices of %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working offline: real prices cannot be fetched, so these stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verb} {act}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in watchapp. Everything you did before is saved, and the program goes on. The report below is sent to nobody; copy it if you want to tell us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>no programme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implied price: {price} {currency} a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>traded that day between {low} and {high} {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>traded in those days between {low} and {high} {currency}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type an event in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events %d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row to see its events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No events yet. No source of filings is switched on for this company, which does not mean that nobody dealt. Type one in with +.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an event in the list or on the chart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Add a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n symbol(s) to add</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in this list</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %d: %s %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, Right, PgUp, PgDown, drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right, + and -, wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: first and newest bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End, 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: stretch prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag the price axis; double-click fits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PublishedEdit</name>
    <message>
        <source>Time of publication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative to trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen backup takes the place of %s. The present file is kept beside it under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no backups yet: one is made whenever a file opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green up, red down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red up, green down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue up, orange down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Yahoo for prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchlistPanel</name>
    <message>
        <source>Choose a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a symbol, name, ISIN or WKN (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row contains “%s”. Enter searches for it everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet. Type a symbol, name, ISIN or WKN, or paste a whole list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchlistView</name>
    <message>
        <source>Watchlist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo: connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo: reconnecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo: silent, trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s) from {source}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eve&amp;nts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save copy as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Res&amp;tore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import prices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export prices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;Xiaomi story (sample)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find or add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import a list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mo&amp;ve to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New li&amp;st…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename lis&amp;t…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;elete list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Insider deal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repurchase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Buyback programme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insider &amp;plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit event…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Line chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Newest bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dense rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About watchapp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Traded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIMULATED prices: the event is real, the price around it is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stake after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certainty {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plausible</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>SIMULATED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vol.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>No events yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {kind} {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {kind} {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol}: updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol}: {count} days from {first} to {last} imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} was not read. {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol}: {count} days from {first} to {last} written to {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These prices are SIMULATED.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to {list}: {symbols}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is already in {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed from {list}: {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} is now number {place} of {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} was not read: {found}. {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, symbol, and what is unusual about the price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events that arrived since you last looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 mo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing prices of the last six months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last price, and when it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change since the previous close, in per cent and in money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the highest close of 52 weeks, and the day of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol, or the ISIN or WKN while there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change since the previous close, in money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the last price was made, and its state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest and highest price of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>52 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest and highest price of 52 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares traded today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>{who}: passive change of holding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: planned {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day of trading not filed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>publication unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>through {vehicle}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>traded {traded} · known {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{traded} · known {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: shares times price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traded on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: one day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: open end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known to the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filing, announcement, newspaper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as B; empty when there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares held after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passive: only the share of the company moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mandate is a right, a programme an intention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the earliest of: next meeting, cap used, revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lanes</name>
    <message>
        <source>Insiders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Sample: the Xiaomi story. Prices are simulated, events are real and carry their sources. This file is yours to play with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin your own list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the backup of {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ranges</name>
    <message>
        <source>1D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YTD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>The Xiaomi story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so this was not saved. Everything saved before is safe. Make room and do it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not saved: the file or its disk is read-only ({path}). Nothing was changed. Use File &gt; Save copy as to keep a copy elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No permission to open or create {path}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No permission to change {path}. It can be opened for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using {path} right now. Nothing was changed; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not read or write {path} ({detail}). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged. It was not touched. File &gt; Restore offers the newest good backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a watchapp file. It was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by a newer watchapp (format {version}, this one knows {known}). It was not touched. Update watchapp to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has an older format and cannot be brought up to date while read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is open for reading only, so this was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no longer there, so this was not saved. File &gt; Save copy as keeps what you see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was replaced by another program, so this was not saved. Open it again to see what is in it now; File &gt; Save copy as keeps what you see here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was changed by another program, so this was not saved. Open it again to see what is in it now; File &gt; Save copy as keeps what you see here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another watchapp, which alone may change it. Close it there, or open the file for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup is damaged and was not used: {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no good backup of {path} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has been changed since, so it cannot be undone or redone. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} is already in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There already is a list called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This refers to something that is not in the file. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is still used by other records. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A large change is still being written. Wait for it to end, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last list cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no list called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} is not in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} is not in the list {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no event {id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is neither a symbol nor an ISIN nor a WKN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working offline: no prices are asked for. Leave out --offline to update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column with a symbol, an ISIN or a WKN was found in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column with a date and a closing price was found in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row with a date and a price could be read in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no prices of {symbol} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {path} it cannot be told whether 1.234 means a thousand or one. Nothing was imported; save the file with two decimals and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event cannot be kept: {problems}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} has no field {name}. It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a valid {name}: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a text file, so nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has several prices a day; only daily prices can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {path} it cannot be told whether 3/4 is in March or in April. Nothing was imported; save the file with days like 2025-04-03 and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} is in several lists ({lists}); say which one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in {path} could be read as a symbol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prices for {symbols}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not one of: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero is no size and no price; leave it empty if unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lowest price is above the highest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than ten trillion: probably a notional amount or a misplaced number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before 1900.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end lies before the beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known before it was traded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies in the future; use a plan for intentions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time has no time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the shares or the money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a cap there is no progress to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which currency?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the time of publication no reaction can be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares times price is {expected}, more than 3 % away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price lies outside the day&apos;s range of {low} to {high} {currency}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambiguous: a thousand, or a fraction?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link begins with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an ISIN: its length or its check digit is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a WKN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither a symbol nor an ISIN nor a WKN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has no symbol, no ISIN and no WKN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has no closing price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day is there a second time with other prices; the first row was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A currency has three letters, such as HKD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources are a JSON list of objects, each with a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo takes no requests right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo refused the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo does not know this symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo has no prices for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo is out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo&apos;s answer could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the secure connection failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yahoo does not go back that far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the price process was restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an internal error, see the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>symbol not found yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last close not fetched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no newer price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade yet today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delay not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add {count} symbols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove {count} symbols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {symbol} to {list}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note on {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new list {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename list to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete list {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept {count} events from {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import prices of {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use real prices of {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill in {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insider deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insider plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buyback programme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repurchase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares in issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purchase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exercise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tax withholding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>during trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unverified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tender offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accelerated repurchase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a trading plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mandate (shares)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>announced programme (money)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>founder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chief executive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chief financial officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>director</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supervisory board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ten-per-cent owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closely associated person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since the mandate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since the programme began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ETF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crypto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} trillion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
