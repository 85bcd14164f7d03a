<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FlagBox</name>
    <message numerus="yes">
        <source>%n STOPs: not for signature</source>
        <translation>
            <numerusform>%n STOP: not for signature</numerusform>
            <numerusform>%n STOPs: not for signature</numerusform>
        </translation>
    </message>
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
    <name>PatientPane</name>
    <message numerus="yes">
        <source>{list}: %n others that are not ticked count as no.</source>
        <translation>
            <numerusform>{list}: %n other that is not ticked counts as no.</numerusform>
            <numerusform>{list}: %n others that are not ticked count as no.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>Before this, a wrong staff PIN was typed here %n times.</source>
        <translation>
            <numerusform>Before this, a wrong staff PIN was typed here once (%n).</numerusform>
            <numerusform>Before this, a wrong staff PIN was typed here %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Wait %n seconds.</source>
        <translation>
            <numerusform>Too many wrong tries. Wait %n second.</numerusform>
            <numerusform>Too many wrong tries. Wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestButton</name>
    <message numerus="yes">
        <source>No to the %n other {list}</source>
        <translation>
            <numerusform>No to the %n other {list}</numerusform>
            <numerusform>No to the %n other {list}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffRead</name>
    <message numerus="yes">
        <source>%n open warnings wait for your note.</source>
        <translation>
            <numerusform>%n open warning waits for your note.</numerusform>
            <numerusform>%n open warnings wait for your note.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPlace</name>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with signatures missing</source>
        <translation>
            <numerusform>%n with signatures missing</numerusform>
            <numerusform>%n with signatures missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Today: %n papers</source>
        <translation>
            <numerusform>Today: %n paper</numerusform>
            <numerusform>Today: %n papers</numerusform>
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
