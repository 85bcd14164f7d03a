<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArticleBar</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs</source>
        <translation>
            <numerusform>%n paragraph</numerusform>
            <numerusform>%n paragraphs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signs could not be read and stand as □</source>
        <translation>
            <numerusform>%n sign could not be read and stands as □</numerusform>
            <numerusform>%n signs could not be read and stand as □</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchPlace</name>
    <message numerus="yes">
        <source>%n forms are made. They lie in Today as drafts.</source>
        <translation>
            <numerusform>%n form is made. It lies in Today as a draft.</numerusform>
            <numerusform>%n forms are made. They lie in Today as drafts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Batch: %n patients</source>
        <translation>
            <numerusform>Batch: %n patient</numerusform>
            <numerusform>Batch: %n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made, %n pages</source>
        <translation>
            <numerusform>Made, %n page</numerusform>
            <numerusform>Made, %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still open before it is signed: %n (Enter opens it)</source>
        <translation>
            <numerusform>Still open before it is signed: %n (Enter opens it)</numerusform>
            <numerusform>Still open before it is signed: %n (Enter opens it)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Was there already, %n pages</source>
        <translation>
            <numerusform>Was there already, %n page</numerusform>
            <numerusform>Was there already, %n pages</numerusform>
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
        <source>{done}, about %n minutes left</source>
        <translation>
            <numerusform>{done}, about %n minute left</numerusform>
            <numerusform>{done}, about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done}, about %n seconds left</source>
        <translation>
            <numerusform>{done}, about %n second left</numerusform>
            <numerusform>{done}, about %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message numerus="yes">
        <source>Too many wrong tries. Wait %n seconds.</source>
        <translation>
            <numerusform>Too many wrong tries. Wait %n second.</numerusform>
            <numerusform>Too many wrong tries. Wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionChanges</name>
    <message numerus="yes">
        <source>%n filed consent(s) stand on a draft that is no edition; they are not compared.</source>
        <translation>
            <numerusform>%n filed consent stands on a draft that is no edition; it is not compared.</numerusform>
            <numerusform>%n filed consents stand on a draft that is no edition; they are not compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ElementsList</name>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n not checked</numerusform>
            <numerusform>%n not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for everybody</source>
        <translation>
            <numerusform>%n not for everybody</numerusform>
            <numerusform>%n not for everybody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not found</source>
        <translation>
            <numerusform>%n not found</numerusform>
            <numerusform>%n not found</numerusform>
        </translation>
    </message>
</context>
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
    <name>HelpWindow</name>
    <message numerus="yes">
        <source>%n line(s) found</source>
        <translation>
            <numerusform>%n line found</numerusform>
            <numerusform>%n lines found</numerusform>
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
    <name>LetterBar</name>
    <message numerus="yes">
        <source>%n claims known as unfounded</source>
        <translation>
            <numerusform>%n claim known as unfounded</numerusform>
            <numerusform>%n claims known as unfounded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look-alike letters</source>
        <translation>
            <numerusform>%n look-alike letter</numerusform>
            <numerusform>%n look-alike letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look-alike letters are put right</source>
        <translation>
            <numerusform>%n look-alike letter is put right</numerusform>
            <numerusform>%n look-alike letters are put right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words mix alphabets and were left as they are</source>
        <translation>
            <numerusform>%n word mixes alphabets and was left as it is</numerusform>
            <numerusform>%n words mix alphabets and were left as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListBanner</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagesOf</name>
    <message numerus="yes">
        <source>The document, %n pages. The arrow keys move it.</source>
        <translation>
            <numerusform>The document, %n page. The arrow keys move it.</numerusform>
            <numerusform>The document, %n pages. The arrow keys move it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message numerus="yes">
        <source>%n comment(s) or footnote(s)</source>
        <translation>
            <numerusform>%n comment or footnote</numerusform>
            <numerusform>%n comments or footnotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible sign(s)</source>
        <translation>
            <numerusform>%n invisible sign</numerusform>
            <numerusform>%n invisible signs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tracked deletion(s)</source>
        <translation>
            <numerusform>%n tracked deletion</numerusform>
            <numerusform>%n tracked deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) mix look-alike letters of two scripts; the checks name them.</source>
        <translation>
            <numerusform>%n word mixes look-alike letters of two scripts; the checks name them.</numerusform>
            <numerusform>%n words mix look-alike letters of two scripts; the checks name them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the address of %n link(s) (the words stay)</source>
        <translation>
            <numerusform>the address of %n link (the words stay)</numerusform>
            <numerusform>the address of %n links (the words stay)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the grid of %n table(s) (each cell is a line now)</source>
        <translation>
            <numerusform>the grid of %n table (each cell is a line now)</numerusform>
            <numerusform>the grid of %n tables (each cell is a line now)</numerusform>
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
    <name>PublishDialog</name>
    <message numerus="yes">
        <source>%n error(s) stop publishing. Enter or a double click goes to the place.</source>
        <translation>
            <numerusform>%n error stop publishing. Enter or a double click goes to the place.</numerusform>
            <numerusform>%n errors stop publishing. Enter or a double click goes to the place.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsPlace</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n records…</source>
        <translation>
            <numerusform>The first %n record…</numerusform>
            <numerusform>The first %n records…</numerusform>
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
    <name>SectionMaker</name>
    <message numerus="yes">
        <source>More than %n passages are marked; a section holds fewer. Take some out.</source>
        <translation>
            <numerusform>More than %n passage is marked; a section holds fewer. Take some out.</numerusform>
            <numerusform>More than %n passages are marked; a section holds fewer. Take some out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New section from %n passages</source>
        <translation>
            <numerusform>New section from %n passage</numerusform>
            <numerusform>New section from %n passages</numerusform>
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
    <name>StudioChecks</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
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
        <source>%n without a consent</source>
        <translation>
            <numerusform>%n without a consent</numerusform>
            <numerusform>%n without a consent</numerusform>
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
