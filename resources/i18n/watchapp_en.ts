<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArticleDialog</name>
    <message numerus="yes">
        <source>Take %n mark(s) in</source>
        <translation>
            <numerusform>Take %n mark in</numerusform>
            <numerusform>Take %n marks in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>Reading %n file…</numerusform>
            <numerusform>Reading %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) taken in.</source>
        <translation>
            <numerusform>%n event taken in.</numerusform>
            <numerusform>%n events taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s) in the list “{list}”.</source>
        <translation>
            <numerusform>%n new row in the list “{list}”.</numerusform>
            <numerusform>%n new rows in the list “{list}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taking %n event(s) in…</source>
        <translation>
            <numerusform>Taking %n event in…</numerusform>
            <numerusform>Taking %n events in…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n symbol(s) to add</source>
        <translation>
            <numerusform>%n symbol to add</numerusform>
            <numerusform>%n symbols to add</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in this list</source>
        <translation>
            <numerusform>%n already in this list</numerusform>
            <numerusform>%n already in this list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read</source>
        <translation>
            <numerusform>%n line could not be read</numerusform>
            <numerusform>%n lines could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrected</source>
        <translation>
            <numerusform>%n corrected</numerusform>
            <numerusform>%n corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known</source>
        <translation>
            <numerusform>%n known</numerusform>
            <numerusform>%n known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in conflict with yours</source>
        <translation>
            <numerusform>%n in conflict with yours</numerusform>
            <numerusform>%n in conflict with yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>%n not read</numerusform>
            <numerusform>%n not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n event(s) in</source>
        <translation>
            <numerusform>Take %n event in</numerusform>
            <numerusform>Take %n events in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsDialog</name>
    <message numerus="yes">
        <source>%n event(s), newest publication first.</source>
        <translation>
            <numerusform>%n event, newest publication first.</numerusform>
            <numerusform>%n events, newest publication first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotShown</name>
    <message numerus="yes">
        <source>%n not shown</source>
        <translation>
            <numerusform>%n not shown</numerusform>
            <numerusform>%n not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Source not read in %n session(s): tinted</source>
        <translation>
            <numerusform>Source not read in %n session: tinted</numerusform>
            <numerusform>Source not read in %n sessions: tinted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside what is seen</source>
        <translation>
            <numerusform>%n outside what is seen</numerusform>
            <numerusform>%n outside what is seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by the filter</source>
        <translation>
            <numerusform>%n left out by the filter</numerusform>
            <numerusform>%n left out by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n before the first price</source>
        <translation>
            <numerusform>%n before the first price</numerusform>
            <numerusform>%n before the first price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a day</source>
        <translation>
            <numerusform>%n without a day</numerusform>
            <numerusform>%n without a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without prices to stand on</source>
        <translation>
            <numerusform>%n without prices to stand on</numerusform>
            <numerusform>%n without prices to stand on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message numerus="yes">
        <source>%n question(s) answered.</source>
        <translation>
            <numerusform>%n question answered.</numerusform>
            <numerusform>%n questions answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyDialog</name>
    <message numerus="yes">
        <source>Not in the mean: %n, see the remarks.</source>
        <translation>
            <numerusform>Not in the mean: %n, see the remarks.</numerusform>
            <numerusform>Not in the mean: %n, see the remarks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyTable</name>
    <message numerus="yes">
        <source>%n event(s) from: {what}</source>
        <translation>
            <numerusform>%n event from: {what}</numerusform>
            <numerusform>%n events from: {what}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchlistModel</name>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n new event</numerusform>
            <numerusform>%n new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>%n new event(s) from {source}.</source>
        <translation>
            <numerusform>%n new event from {source}.</numerusform>
            <numerusform>%n new events from {source}.</numerusform>
        </translation>
    </message>
</context>
</TS>
