<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FlagBox</name>
    <message numerus="yes">
        <source>%n stops and warnings</source>
        <translation>
            <numerusform>%n stop or warning</numerusform>
            <numerusform>%n stops and warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormPlace</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InitialsPage</name>
    <message numerus="yes">
        <source>%n sentences have no initials yet. If you do not agree, ask, or decline.</source>
        <translation>
            <numerusform>%n sentence has no initials yet. If you do not agree, ask, or decline.</numerusform>
            <numerusform>%n sentences have no initials yet. If you do not agree, ask, or decline.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>Too many wrong tries. Wait %n seconds.</source>
        <translation>
            <numerusform>Too many wrong tries. Wait %n second.</numerusform>
            <numerusform>Too many wrong tries. Wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message numerus="yes">
        <source>%n consents still want signatures: Today (Alt+2) goes on with them.</source>
        <translation>
            <numerusform>%n consent still wants signatures: Today (Alt+2) goes on with it.</numerusform>
            <numerusform>%n consents still want signatures: Today (Alt+2) goes on with them.</numerusform>
        </translation>
    </message>
</context>
</TS>
