<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AgreeDialog</name>
    <message>
        <source>I have looked at this record, and I agree</source>
        <translation type="unfinished">He mirado este registro y estoy de acuerdo</translation>
    </message>
    <message>
        <source>Tick the line above to agree.</source>
        <translation type="unfinished">Marque la línea de arriba para estar de acuerdo.</translation>
    </message>
</context>
<context>
    <name>AnotherRole</name>
    <message>
        <source>&amp;Change</source>
        <translation type="unfinished">&amp;Cambiar</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished">F&amp;unción</translation>
    </message>
    <message>
        <source>Change a role</source>
        <translation type="unfinished">Cambiar una función</translation>
    </message>
    <message>
        <source>That is the role now.</source>
        <translation type="unfinished">Esa es la función actual.</translation>
    </message>
</context>
<context>
    <name>Article</name>
    <message>
        <source>From {name}, {place}: “{words}”</source>
        <translation type="unfinished">De {name}, {place}: «{words}»</translation>
    </message>
    <message>
        <source>Look-alike letters in this sentence: {count}.</source>
        <translation type="unfinished">Letras parecidas en esta frase: {count}.</translation>
    </message>
    <message>
        <source>Marked.</source>
        <translation type="unfinished">Marcada.</translation>
    </message>
    <message>
        <source>The document could not be read ({kind}).</source>
        <translation type="unfinished">No se pudo leer el documento ({kind}).</translation>
    </message>
    <message>
        <source>Unfounded claim “{words}”: {why}.</source>
        <translation type="unfinished">Afirmación sin fundamento «{words}»: {why}.</translation>
    </message>
    <message>
        <source>Words that mix alphabets, left as they are: {words}.</source>
        <translation type="unfinished">Palabras que mezclan alfabetos y quedan como están: {words}.</translation>
    </message>
    <message>
        <source>characters {start} to {end}</source>
        <translation type="unfinished">caracteres {start} a {end}</translation>
    </message>
    <message>
        <source>no form is open; open one in Templates first</source>
        <translation type="unfinished">no hay ningún formulario abierto; abra antes uno en Plantillas</translation>
    </message>
    <message>
        <source>page {page}, paragraph {paragraph}</source>
        <translation type="unfinished">página {page}, párrafo {paragraph}</translation>
    </message>
    <message>
        <source>paragraph {paragraph}</source>
        <translation type="unfinished">párrafo {paragraph}</translation>
    </message>
    <message>
        <source>{name} is no file; choose a document.</source>
        <translation type="unfinished">{name} no es un archivo; elija un documento.</translation>
    </message>
    <message>
        <source>{place}, sentence {number} of {of}: {words}</source>
        <translation type="unfinished">{place}, frase {number} de {of}: {words}</translation>
    </message>
</context>
<context>
    <name>ArticleBar</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation type="unfinished">
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs</source>
        <translation type="unfinished">
            <numerusform>%n párrafo</numerusform>
            <numerusform>%n párrafos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signs could not be read and stand as □</source>
        <translation type="unfinished">
            <numerusform>%n signo no se pudo leer y aparece como □</numerusform>
            <numerusform>%n signos no se pudieron leer y aparecen como □</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open a document…</source>
        <translation type="unfinished">&amp;Abrir un documento…</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation type="unfinished">Buscar en el documento</translation>
    </message>
    <message>
        <source>Find in the document; Enter goes to the next place</source>
        <translation type="unfinished">Buscar en el documento; Intro va al lugar siguiente</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished">No se encontró</translation>
    </message>
    <message>
        <source>Text, Markdown, web page, Word, or PDF with text</source>
        <translation type="unfinished">Texto, Markdown, página web, Word o PDF con texto</translation>
    </message>
    <message>
        <source>The article that sh&amp;ips</source>
        <translation type="unfinished">El artículo &amp;incluido</translation>
    </message>
    <message>
        <source>The text that the built-in form was drafted from.</source>
        <translation type="unfinished">El texto del que se redactó el formulario incluido.</translation>
    </message>
    <message>
        <source>pages without text, which are pictures: {pages}</source>
        <translation type="unfinished">páginas sin texto, que son imágenes: {pages}</translation>
    </message>
    <message>
        <source>{name} is being read…</source>
        <translation type="unfinished">Se está leyendo {name}…</translation>
    </message>
</context>
<context>
    <name>ArticlePane</name>
    <message>
        <source>Documents (*.txt *.md *.html *.htm *.docx *.pdf)</source>
        <translation type="unfinished">Documentos (*.txt *.md *.html *.htm *.docx *.pdf)</translation>
    </message>
    <message>
        <source>Not found: {words}</source>
        <translation type="unfinished">No se encontró: {words}</translation>
    </message>
    <message>
        <source>Open a document</source>
        <translation type="unfinished">Abrir un documento</translation>
    </message>
    <message>
        <source>The section “{title}” is in the form, as a draft. Say next whom it is shown for.</source>
        <translation type="unfinished">La sección «{title}» está en el formulario, como borrador. Diga ahora a quién se muestra.</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Open a document, or drop one here. Then click the sentences that a section shall be made of.</source>
        <translation type="unfinished">Abra un documento o suéltelo aquí. Después haga clic en las frases de las que se hará una sección.</translation>
    </message>
    <message>
        <source>The arrow keys go from sentence to sentence and from paragraph to paragraph. Space marks a sentence, with Shift the arrow keys mark more, Enter goes on to the section.</source>
        <translation type="unfinished">Las flechas van de frase en frase y de párrafo en párrafo. Espacio marca una frase, con Mayús las flechas marcan más, Intro pasa a la sección.</translation>
    </message>
    <message>
        <source>The document</source>
        <translation type="unfinished">El documento</translation>
    </message>
</context>
<context>
    <name>AskTab</name>
    <message>
        <source>Question to be answered in own words (empty for none)</source>
        <translation type="unfinished">Pregunta para responder con palabras propias (vacío si no hay)</translation>
    </message>
    <message>
        <source>Sentence to be initialled (empty for none)</source>
        <translation type="unfinished">Frase para firmar con iniciales (vacío si no hay)</translation>
    </message>
    <message>
        <source>What a good answer holds</source>
        <translation type="unfinished">Qué contiene una buena respuesta</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation type="unfinished">Qué se pregunta</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>No</source>
        <translation type="unfinished">No</translation>
    </message>
</context>
<context>
    <name>AtTheForm</name>
    <message>
        <source>That concerns the form. Go there first (Alt+1) to see what it is about.</source>
        <translation type="unfinished">Eso es del formulario. Vaya allí antes (Alt+1) para ver de qué se trata.</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>&amp;Back up now…</source>
        <translation type="unfinished">&amp;Hacer una copia ahora…</translation>
    </message>
    <message>
        <source>&amp;Export all records…</source>
        <translation type="unfinished">&amp;Exportar todos los registros…</translation>
    </message>
    <message>
        <source>&amp;Test a backup…</source>
        <translation type="unfinished">&amp;Probar una copia…</translation>
    </message>
    <message>
        <source>A backup goes only into an empty place: on another computer, or on this one after it was set up anew. Name the clinic there; the page that asks for the first account offers “Restore a backup instead…”.</source>
        <translation type="unfinished">Una copia solo va a un lugar vacío: en otro ordenador, o en este después de instalarlo de nuevo. Ponga allí nombre a la clínica; la página que pide la primera cuenta ofrece «Restaurar una copia de seguridad…».</translation>
    </message>
    <message>
        <source>A backup that was never tried is a hope. Once a year, choose one: it is opened and checked whole.</source>
        <translation type="unfinished">Una copia que nunca se probó es una esperanza. Una vez al año, elija una: se abre y se comprueba entera.</translation>
    </message>
    <message>
        <source>A folder that opens without ExoConsent: PDF files, tables, and how to read them. It is not locked: who has it can read everything. Use it to hand the records over, not as a backup.</source>
        <translation type="unfinished">Una carpeta que se abre sin ExoConsent: archivos PDF, tablas y cómo leerlos. No está cerrada: quien la tenga puede leerlo todo. Úsela para entregar los registros, no como copia de seguridad.</translation>
    </message>
    <message>
        <source>All records as plain files</source>
        <translation type="unfinished">Todos los registros como archivos corrientes</translation>
    </message>
    <message>
        <source>Backed up and read back: {name}, {size}. But it lies on the disk of this computer.</source>
        <translation type="unfinished">Copia hecha y leída de nuevo: {name}, {size}. Pero está en el disco de este ordenador.</translation>
    </message>
    <message>
        <source>Backed up and read back: {name}, {size}. You may take the stick out now.</source>
        <translation type="unfinished">Copia hecha y leída de nuevo: {name}, {size}. Ya puede sacar la memoria USB.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished">Copia de seguridad</translation>
    </message>
    <message>
        <source>Everything was written to the folder {name}. It is not locked.</source>
        <translation type="unfinished">Todo se escribió en la carpeta {name}. No está cerrada.</translation>
    </message>
    <message>
        <source>Making the backup…</source>
        <translation type="unfinished">Haciendo la copia…</translation>
    </message>
    <message>
        <source>No backup was tested yet.</source>
        <translation type="unfinished">Todavía no se probó ninguna copia.</translation>
    </message>
    <message>
        <source>One locked file with everything, made while you work and read back. Put a stick in, and keep the stick where a fire or a thief does not find it together with this computer. It opens with the passphrases and the recovery code of the day on which it was made.</source>
        <translation type="unfinished">Un archivo cerrado con todo, hecho mientras usted trabaja y leído de nuevo. Ponga una memoria USB y guárdela donde un incendio o un ladrón no la encuentre junto con este ordenador. Se abre con las frases y el código de recuperación del día en que se hizo.</translation>
    </message>
    <message>
        <source>Opening the backup and checking everything in it…</source>
        <translation type="unfinished">Abriendo la copia y comprobando todo…</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation type="unfinished">Restaurar</translation>
    </message>
    <message>
        <source>Test of a backup</source>
        <translation type="unfinished">Prueba de una copia</translation>
    </message>
    <message>
        <source>Tested last on {when}: {name}, {result}.</source>
        <translation type="unfinished">Última prueba el {when}: {name}, {result}.</translation>
    </message>
    <message>
        <source>That is more than a week ago: make one now.</source>
        <translation type="unfinished">Hace más de una semana: haga una ahora.</translation>
    </message>
    <message>
        <source>That is more than a year ago.</source>
        <translation type="unfinished">Hace más de un año.</translation>
    </message>
    <message>
        <source>The last one was made on {when}: {name}, {size}.</source>
        <translation type="unfinished">La última se hizo el {when}: {name}, {size}.</translation>
    </message>
    <message>
        <source>There is no backup yet. If this computer is lost, so are the records.</source>
        <translation type="unfinished">Todavía no hay ninguna copia. Si se pierde este ordenador, se pierden los registros.</translation>
    </message>
    <message>
        <source>Where the backup shall go: a stick, or a folder elsewhere</source>
        <translation type="unfinished">Adónde irá la copia: una memoria USB u otra carpeta</translation>
    </message>
    <message>
        <source>Where the folder with all records shall go</source>
        <translation type="unfinished">Adónde irá la carpeta con todos los registros</translation>
    </message>
    <message>
        <source>Which backup shall be tested</source>
        <translation type="unfinished">Qué copia se va a probar</translation>
    </message>
    <message>
        <source>Writing all records…</source>
        <translation type="unfinished">Escribiendo todos los registros…</translation>
    </message>
    <message>
        <source>all was as it was filed</source>
        <translation type="unfinished">todo estaba como se archivó</translation>
    </message>
    <message>
        <source>something was found</source>
        <translation type="unfinished">se encontró algo</translation>
    </message>
    <message>
        <source>{name} can be restored. Records: {count}, each as it was filed.</source>
        <translation type="unfinished">{name} se puede restaurar. Registros: {count}, cada uno como se archivó.</translation>
    </message>
    <message>
        <source>{name} is not as it should be: {what}</source>
        <translation type="unfinished">{name} no está como debería: {what}</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>Common (1 of 100 to 1 of 10)</source>
        <translation type="unfinished">Frecuente (de 1 de 100 a 1 de 10)</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation type="unfinished">No corresponde</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished">No se sabe</translation>
    </message>
    <message>
        <source>Rare (1 of 10,000 to 1 of 1,000)</source>
        <translation type="unfinished">Raro (de 1 de 10.000 a 1 de 1.000)</translation>
    </message>
    <message>
        <source>Uncommon (1 of 1,000 to 1 of 100)</source>
        <translation type="unfinished">Poco frecuente (de 1 de 1.000 a 1 de 100)</translation>
    </message>
    <message>
        <source>Very common (more than 1 of 10)</source>
        <translation type="unfinished">Muy frecuente (más de 1 de 10)</translation>
    </message>
    <message>
        <source>Very rare (less than 1 of 10,000)</source>
        <translation type="unfinished">Muy raro (menos de 1 de 10.000)</translation>
    </message>
</context>
<context>
    <name>BatchPlace</name>
    <message numerus="yes">
        <source>%n forms are made. They lie in Today as drafts.</source>
        <translation type="unfinished">
            <numerusform>%n formulario está hecho. Está en Hoy como borrador.</numerusform>
            <numerusform>%n formularios están hechos. Están en Hoy como borradores.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Choose a list…</source>
        <translation type="unfinished">&amp;Elegir una lista…</translation>
    </message>
    <message>
        <source>&amp;Make them</source>
        <translation type="unfinished">&amp;Hacerlos</translation>
    </message>
    <message>
        <source>&amp;Print each</source>
        <translation type="unfinished">&amp;Imprimir cada uno</translation>
    </message>
    <message>
        <source>&amp;Stop after this one</source>
        <translation type="unfinished">&amp;Parar después de este</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished">Lotes</translation>
    </message>
    <message numerus="yes">
        <source>Batch: %n patients</source>
        <translation type="unfinished">
            <numerusform>Lote: %n paciente</numerusform>
            <numerusform>Lote: %n pacientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a list of patients</source>
        <translation type="unfinished">Elija una lista de pacientes</translation>
    </message>
    <message>
        <source>F&amp;orm</source>
        <translation type="unfinished">F&amp;ormulario</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished">Continuar</translation>
    </message>
    <message>
        <source>How far the list is</source>
        <translation type="unfinished">Cuánto va de la lista</translation>
    </message>
    <message>
        <source>Left out: {why}</source>
        <translation type="unfinished">Omitido: {why}</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv)</source>
        <translation type="unfinished">Listas (*.csv *.txt *.tsv)</translation>
    </message>
    <message numerus="yes">
        <source>Made, %n pages</source>
        <translation type="unfinished">
            <numerusform>Hecho, %n página</numerusform>
            <numerusform>Hecho, %n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>Marked NOT FOR SIGNATURE</source>
        <translation type="unfinished">Marcado NO FIRMAR</translation>
    </message>
    <message>
        <source>Mend this line in the list and choose it again; what is made stays.</source>
        <translation type="unfinished">Corrija esta línea en la lista y elíjala otra vez; lo que está hecho queda.</translation>
    </message>
    <message>
        <source>Not made: {why}</source>
        <translation type="unfinished">No hecho: {why}</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation type="unfinished">Pa&amp;usa</translation>
    </message>
    <message>
        <source>Save each as a PD&amp;F in a folder</source>
        <translation type="unfinished">Guardar cada uno como PD&amp;F en una carpeta</translation>
    </message>
    <message numerus="yes">
        <source>Still open before it is signed: %n (Enter opens it)</source>
        <translation type="unfinished">
            <numerusform>Falta antes de firmar: %n (Intro lo abre)</numerusform>
            <numerusform>Faltan antes de firmar: %n (Intro lo abre)</numerusform>
        </translation>
    </message>
    <message>
        <source>The forms of a whole list of patients: a CSV file, as a spreadsheet saves it. An example shows which headings and words it may have. Each form is laid on the desk as a draft (Today) and may be printed.</source>
        <translation type="unfinished">Los formularios de toda una lista de pacientes: un archivo CSV, como lo guarda una hoja de cálculo. Un ejemplo muestra qué títulos y palabras puede llevar. Cada formulario queda en el puesto como borrador (Hoy) y se puede imprimir.</translation>
    </message>
    <message>
        <source>These columns were not read, for no fact is called so: {columns}.</source>
        <translation type="unfinished">Estas columnas no se leyeron, porque ningún dato se llama así: {columns}.</translation>
    </message>
    <message numerus="yes">
        <source>Was there already, %n pages</source>
        <translation type="unfinished">
            <numerusform>Ya estaba, %n página</numerusform>
            <numerusform>Ya estaba, %n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>Where shall the PDFs go?</source>
        <translation type="unfinished">¿Adónde van los PDF?</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished">espera</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished">{done} de {all}</translation>
    </message>
    <message numerus="yes">
        <source>{done}, about %n minutes left</source>
        <translation type="unfinished">
            <numerusform>{done}, queda cerca de %n minuto</numerusform>
            <numerusform>{done}, quedan cerca de %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done}, about %n seconds left</source>
        <translation type="unfinished">
            <numerusform>{done}, queda cerca de %n segundo</numerusform>
            <numerusform>{done}, quedan cerca de %n segundos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Line</source>
        <translation type="unfinished">Línea</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation type="unfinished">Líneas de la lista</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished">Paciente</translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished">Resultado</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished">Qué hacer</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>(no title in this language yet)</source>
        <translation type="unfinished">(aún no hay título en este idioma)</translation>
    </message>
    <message>
        <source>(no words in this language yet)</source>
        <translation type="unfinished">(todavía no hay texto en este idioma)</translation>
    </message>
    <message>
        <source>Changed since the translation</source>
        <translation type="unfinished">Cambiado desde la traducción</translation>
    </message>
    <message>
        <source>The same words in another language or variant</source>
        <translation type="unfinished">Las mismas palabras en otro idioma o variante</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished">nada</translation>
    </message>
    <message>
        <source>part {name}</source>
        <translation type="unfinished">parte {name}</translation>
    </message>
</context>
<context>
    <name>BornField</name>
    <message>
        <source>Nobody is {years} years old; check the year</source>
        <translation type="unfinished">Nadie tiene {years} años; compruebe el año</translation>
    </message>
    <message>
        <source>This day lies ahead of today</source>
        <translation type="unfinished">Esta fecha es posterior a hoy</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation type="unfinished">AAAA-MM-DD</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation type="unfinished">fecha de nacimiento</translation>
    </message>
    <message>
        <source>{age} years old</source>
        <translation type="unfinished">{age} años</translation>
    </message>
</context>
<context>
    <name>Category</name>
    <message>
        <source>Benefits</source>
        <translation type="unfinished">Beneficios</translation>
    </message>
    <message>
        <source>Care afterwards</source>
        <translation type="unfinished">Cuidados posteriores</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished">Costos</translation>
    </message>
    <message>
        <source>Language and help</source>
        <translation type="unfinished">Idioma y ayuda</translation>
    </message>
    <message>
        <source>Other choices</source>
        <translation type="unfinished">Otras opciones</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished">Privacidad</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation type="unfinished">Notificación</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished">Derechos</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation type="unfinished">Riesgo</translation>
    </message>
    <message>
        <source>Special groups</source>
        <translation type="unfinished">Grupos especiales</translation>
    </message>
    <message>
        <source>Status of the treatment</source>
        <translation type="unfinished">Situación del tratamiento</translation>
    </message>
    <message>
        <source>The product</source>
        <translation type="unfinished">El producto</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation type="unfinished">Qué se hará</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation type="unfinished">Quién decide</translation>
    </message>
</context>
<context>
    <name>Ceremony</name>
    <message>
        <source>Consent</source>
        <translation type="unfinished">Consentimiento</translation>
    </message>
    <message>
        <source>Everything is signed</source>
        <translation type="unfinished">Todo está firmado</translation>
    </message>
    <message>
        <source>Leave the signing</source>
        <translation type="unfinished">Salir de la firma</translation>
    </message>
    <message>
        <source>Nobody can sign this consent now: settle its problems first.</source>
        <translation type="unfinished">Nadie puede firmar ahora este consentimiento: resuelva antes sus problemas.</translation>
    </message>
    <message>
        <source>Please give this screen back to the staff.</source>
        <translation type="unfinished">Devuelva esta pantalla al personal, por favor.</translation>
    </message>
    <message>
        <source>Please give this screen to the practitioner</source>
        <translation type="unfinished">Entregue esta pantalla al profesional, por favor</translation>
    </message>
    <message>
        <source>Signatures made so far are kept; the rest can be signed later.</source>
        <translation type="unfinished">Las firmas hechas hasta ahora se conservan; el resto puede firmarse más tarde.</translation>
    </message>
    <message>
        <source>Take the time you need.</source>
        <translation type="unfinished">Tómese el tiempo que necesite.</translation>
    </message>
    <message>
        <source>The practitioner signs next.</source>
        <translation type="unfinished">Ahora firma el profesional.</translation>
    </message>
</context>
<context>
    <name>CeremonyBar</name>
    <message>
        <source>&amp;Decline…</source>
        <translation type="unfinished">&amp;Rechazar…</translation>
    </message>
    <message>
        <source>&amp;Keep my consent…</source>
        <translation type="unfinished">&amp;Mantener mi consentimiento…</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation type="unfinished">&amp;Leer otra vez</translation>
    </message>
    <message>
        <source>&amp;Staff</source>
        <translation type="unfinished">&amp;Personal</translation>
    </message>
    <message>
        <source>I want more &amp;time</source>
        <translation type="unfinished">Quiero más &amp;tiempo</translation>
    </message>
    <message>
        <source>Staff: leave with the PIN</source>
        <translation type="unfinished">Personal: salir con el PIN</translation>
    </message>
    <message>
        <source>Text size 1 of 3</source>
        <translation type="unfinished">Tamaño de texto 1 de 3</translation>
    </message>
    <message>
        <source>Text size 2 of 3</source>
        <translation type="unfinished">Tamaño de texto 2 de 3</translation>
    </message>
    <message>
        <source>Text size 3 of 3</source>
        <translation type="unfinished">Tamaño de texto 3 de 3</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Accepted: {note}</source>
        <translation type="unfinished">Aceptado: {note}</translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished">Error</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nota</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished">Recuperarlo</translation>
    </message>
    <message>
        <source>Take the choice back</source>
        <translation type="unfinished">Deshacer esta elección</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished">Advertencia</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>&amp;Check everything</source>
        <translation type="unfinished">&amp;Comprobar todo</translation>
    </message>
    <message>
        <source>&amp;Print the seal</source>
        <translation type="unfinished">&amp;Imprimir el sello</translation>
    </message>
    <message>
        <source>&amp;Save it on a stick…</source>
        <translation type="unfinished">&amp;Guardarlo en una memoria USB…</translation>
    </message>
    <message>
        <source>Checked {rows} rows and {entries} lines of the log: all is as it was written.</source>
        <translation type="unfinished">Comprobadas {rows} filas y {entries} líneas del diario: todo está como se escribió.</translation>
    </message>
    <message>
        <source>Checking everything…</source>
        <translation type="unfinished">Comprobando todo…</translation>
    </message>
    <message>
        <source>Compare with a s&amp;tick…</source>
        <translation type="unfinished">Comparar con una &amp;memoria USB…</translation>
    </message>
    <message>
        <source>Compare with p&amp;aper…</source>
        <translation type="unfinished">Comparar con el p&amp;apel…</translation>
    </message>
    <message>
        <source>Compare with paper</source>
        <translation type="unfinished">Comparar con el papel</translation>
    </message>
    <message>
        <source>Every row and every line of the log is compared with its seal. It may take minutes.</source>
        <translation type="unfinished">Cada fila y cada línea del diario se comparan con su sello. Puede tardar minutos.</translation>
    </message>
    <message>
        <source>It shows no time before the last act in the log, as far as this program can know.</source>
        <translation type="unfinished">No marca una hora anterior al último acto del diario, hasta donde este programa puede saber.</translation>
    </message>
    <message>
        <source>No seal of this clinic lies there.</source>
        <translation type="unfinished">Allí no hay ningún sello de esta clínica.</translation>
    </message>
    <message>
        <source>Noted: the clock is right.</source>
        <translation type="unfinished">Anotado: el reloj está bien.</translation>
    </message>
    <message>
        <source>Seal of the day</source>
        <translation type="unfinished">Sello del día</translation>
    </message>
    <message>
        <source>Show the &amp;log…</source>
        <translation type="unfinished">Mostrar el &amp;diario…</translation>
    </message>
    <message>
        <source>The check found something. Do not rely on the records; keep the last good backup.</source>
        <translation type="unfinished">La comprobación encontró algo. No se fíe de los registros; conserve la última copia buena.</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation type="unfinished">El reloj</translation>
    </message>
    <message>
        <source>The clock is &amp;right now</source>
        <translation type="unfinished">El &amp;reloj está bien ahora</translation>
    </message>
    <message>
        <source>The log does not hold what stands on the paper. Compare it once more; if it is typed right, an older copy of the records was put here, or the log was changed.</source>
        <translation type="unfinished">El diario no contiene lo que está en el papel. Compárelo otra vez; si está bien escrito, aquí se puso una copia más antigua de los registros o se cambió el diario.</translation>
    </message>
    <message>
        <source>The log holds what stands on the paper.</source>
        <translation type="unfinished">El diario contiene lo que está en el papel.</translation>
    </message>
    <message>
        <source>The number and the sixteen signs, as printed:</source>
        <translation type="unfinished">El número y los dieciséis signos, como están impresos:</translation>
    </message>
    <message>
        <source>The records</source>
        <translation type="unfinished">Los registros</translation>
    </message>
    <message>
        <source>The seal lies on the stick. A backup puts one there, too.</source>
        <translation type="unfinished">El sello está en la memoria USB. Una copia de seguridad también deja uno.</translation>
    </message>
    <message>
        <source>The seal of the day: {seal}</source>
        <translation type="unfinished">El sello del día: {seal}</translation>
    </message>
    <message>
        <source>The stick for the seal</source>
        <translation type="unfinished">La memoria USB para el sello</translation>
    </message>
    <message>
        <source>The stick with a seal</source>
        <translation type="unfinished">La memoria USB con un sello</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation type="unfinished">Lo que encontró la comprobación</translation>
    </message>
    <message>
        <source>Where the log ends now, in a few signs, kept on paper or on a stick. It shows when somebody put an older copy of the records in place of these: nothing inside the computer can show that.</source>
        <translation type="unfinished">Dónde termina ahora el diario, en pocos signos, guardado en papel o en una memoria USB. Muestra si alguien puso una copia más antigua en lugar de estos registros: nada dentro del ordenador puede mostrarlo.</translation>
    </message>
</context>
<context>
    <name>ChecksPane</name>
    <message>
        <source>Accept the warning</source>
        <translation type="unfinished">Aceptar la advertencia</translation>
    </message>
    <message>
        <source>Accept with a note</source>
        <translation type="unfinished">Aceptar con una nota</translation>
    </message>
    <message>
        <source>Accept with note… (A)</source>
        <translation type="unfinished">Aceptar con nota… (A)</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished">Comprobaciones</translation>
    </message>
    <message>
        <source>Checks: {counts}</source>
        <translation type="unfinished">Comprobaciones: {counts}</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation type="unfinished">Ir a ello</translation>
    </message>
    <message>
        <source>Note (kept with the consent):</source>
        <translation type="unfinished">Nota (se guarda con el consentimiento):</translation>
    </message>
    <message>
        <source>Note on {code}</source>
        <translation type="unfinished">Nota sobre {code}</translation>
    </message>
    <message>
        <source>Record the paper</source>
        <translation type="unfinished">Anotar el documento</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation type="unfinished">nada pendiente</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Allergy…</source>
        <translation type="unfinished">Alergia…</translation>
    </message>
    <message>
        <source>Blood thinner</source>
        <translation type="unfinished">Anticoagulante</translation>
    </message>
    <message>
        <source>Breast-feeding</source>
        <translation type="unfinished">Da el pecho</translation>
    </message>
    <message>
        <source>Cancer in the past</source>
        <translation type="unfinished">Cáncer en el pasado</translation>
    </message>
    <message>
        <source>Cancer now</source>
        <translation type="unfinished">Cáncer ahora</translation>
    </message>
    <message>
        <source>Could be pregnant</source>
        <translation type="unfinished">Podría estar embarazada</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation type="unfinished">Diabetes</translation>
    </message>
    <message>
        <source>Gives blood</source>
        <translation type="unfinished">Dona sangre</translation>
    </message>
    <message>
        <source>Infection now</source>
        <translation type="unfinished">Infección ahora</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation type="unfinished">Intérprete</translation>
    </message>
    <message>
        <source>Signs with a mark</source>
        <translation type="unfinished">Firma con una marca</translation>
    </message>
    <message>
        <source>Weak immunity</source>
        <translation type="unfinished">Defensas bajas</translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished">no</translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished">desconocida</translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished">sí</translation>
    </message>
</context>
<context>
    <name>ClinicCare</name>
    <message>
        <source>Demo clinic: not for real patients</source>
        <translation type="unfinished">Clínica de demostración: no es para pacientes reales</translation>
    </message>
</context>
<context>
    <name>ClinicDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished">G&amp;uardar</translation>
    </message>
    <message>
        <source>Address on the first line; below it what else the letterhead says</source>
        <translation type="unfinished">La dirección en la primera línea; debajo, lo demás que dice el membrete</translation>
    </message>
    <message>
        <source>Clinic&apos;s name</source>
        <translation type="unfinished">Nombre de la clínica</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation type="unfinished">Membrete</translation>
    </message>
    <message>
        <source>Practitioner</source>
        <translation type="unfinished">Profesional</translation>
    </message>
    <message>
        <source>Rules of this clinic</source>
        <translation type="unfinished">Normas de esta clínica</translation>
    </message>
    <message>
        <source>The seal</source>
        <translation type="unfinished">El sello</translation>
    </message>
    <message>
        <source>They fill the blanks of each new form; for one patient they can be answered otherwise.</source>
        <translation type="unfinished">Rellenan los huecos de cada formulario nuevo; para un paciente concreto se pueden responder de otra manera.</translation>
    </message>
    <message>
        <source>This stands on every form and can be changed at any time. It stays on this computer.</source>
        <translation type="unfinished">Esto figura en cada formulario y se puede cambiar en cualquier momento. Se queda en este ordenador.</translation>
    </message>
    <message>
        <source>Usual answers, may stay empty</source>
        <translation type="unfinished">Respuestas habituales; pueden quedar vacías</translation>
    </message>
    <message>
        <source>With the first signature this program makes the key that seals your consents. What opens it lies in your locked records, so only somebody who has logged in can use it. It goes into every backup.</source>
        <translation type="unfinished">Con la primera firma este programa crea la clave que sella sus consentimientos. Lo que la abre está en sus registros cerrados, así que solo puede usarla quien ha iniciado sesión. Va en cada copia de seguridad.</translation>
    </message>
    <message>
        <source>Write the clinic&apos;s name as it should be printed.</source>
        <translation type="unfinished">Escriba el nombre de la clínica como debe imprimirse.</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation type="unfinished">Su clínica</translation>
    </message>
    <message>
        <source>on this clinic&apos;s own computer</source>
        <translation type="unfinished">en el propio ordenador de esta clínica</translation>
    </message>
</context>
<context>
    <name>ClinicFields</name>
    <message>
        <source>The clinic&apos;s name</source>
        <translation type="unfinished">El nombre de la clínica</translation>
    </message>
    <message>
        <source>The letterhead</source>
        <translation type="unfinished">El membrete</translation>
    </message>
    <message>
        <source>While these are empty, nothing can be signed on screen: {list}.</source>
        <translation type="unfinished">Mientras estos estén vacíos no se puede firmar nada en pantalla: {list}.</translation>
    </message>
    <message>
        <source>staff log in with name and passphrase; who signs for the clinic is checked by hand</source>
        <translation type="unfinished">el personal entra con nombre y contraseña; quién firma por la clínica se comprueba a mano</translation>
    </message>
    <message>
        <source>this clinic asks for a witness only where a patient signs with a mark</source>
        <translation type="unfinished">esta clínica pide un testigo solo cuando un paciente firma con una marca</translation>
    </message>
</context>
<context>
    <name>ClinicPlace</name>
    <message>
        <source>&amp;Change…</source>
        <translation type="unfinished">&amp;Cambiar…</translation>
    </message>
    <message>
        <source>&amp;Name your clinic…</source>
        <translation type="unfinished">Poner &amp;nombre a su clínica…</translation>
    </message>
    <message>
        <source>&amp;Try something in the demo clinic</source>
        <translation type="unfinished">&amp;Probar algo en la clínica de demostración</translation>
    </message>
    <message>
        <source>&amp;Work in your clinic</source>
        <translation type="unfinished">&amp;Trabajar en su clínica</translation>
    </message>
    <message>
        <source>A staff PIN is set.</source>
        <translation type="unfinished">Hay un PIN del personal.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished">Copia de seguridad</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished">Comprobaciones</translation>
    </message>
    <message>
        <source>Choose a &amp;printer…</source>
        <translation type="unfinished">Elegir una &amp;impresora…</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished">Clínica</translation>
    </message>
    <message>
        <source>Ctrl+P prints at once: the clinic&apos;s copy and the patient&apos;s.</source>
        <translation type="unfinished">Ctrl+P imprime al momento: la copia de la clínica y la del paciente.</translation>
    </message>
    <message>
        <source>No staff PIN is set yet; the first signing asks.</source>
        <translation type="unfinished">Aún no hay PIN del personal; la primera firma lo pedirá.</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation type="unfinished">Pape&amp;l</translation>
    </message>
    <message>
        <source>Pages of the clinic</source>
        <translation type="unfinished">Páginas de la clínica</translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">Personas</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished">Reglas</translation>
    </message>
    <message>
        <source>Set a staff P&amp;IN…</source>
        <translation type="unfinished">Fijar un PIN &amp;del personal…</translation>
    </message>
    <message>
        <source>Set another staff P&amp;IN…</source>
        <translation type="unfinished">Fijar otro PIN &amp;del personal…</translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation type="unfinished">Esta clínica</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>&amp;Close and lose it</source>
        <translation type="unfinished">&amp;Cerrar y perderlo</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation type="unfinished">&amp;Quedarse</translation>
    </message>
    <message>
        <source>It is lost when ExoConsent closes. Stay to print it, save its PDF or make room.</source>
        <translation type="unfinished">Se pierde al cerrar ExoConsent. Quédese para imprimirlo, guardar su PDF o liberar espacio.</translation>
    </message>
    <message>
        <source>This draft is not on the disk.</source>
        <translation type="unfinished">Este borrador no está en el disco.</translation>
    </message>
</context>
<context>
    <name>CodeKeeping</name>
    <message>
        <source>&amp;Begin</source>
        <translation type="unfinished">&amp;Empezar</translation>
    </message>
    <message>
        <source>&amp;Print the code</source>
        <translation type="unfinished">&amp;Imprimir el código</translation>
    </message>
    <message>
        <source>Put the paper away, then tick that.</source>
        <translation type="unfinished">Guarde el papel y después márquelo aquí.</translation>
    </message>
    <message>
        <source>Recovery code: {code}</source>
        <translation type="unfinished">Código de recuperación: {code}</translation>
    </message>
    <message>
        <source>The paper lies in a &amp;safe place</source>
        <translation type="unfinished">El papel está en un lugar &amp;seguro</translation>
    </message>
    <message>
        <source>These are not the last four characters of this code. Look at the paper again.</source>
        <translation type="unfinished">Estos no son los últimos cuatro caracteres de este código. Mire otra vez el papel.</translation>
    </message>
    <message>
        <source>Type its last four characters from the p&amp;aper</source>
        <translation type="unfinished">Escriba los cuatro últimos caracteres como están en el p&amp;apel</translation>
    </message>
    <message>
        <source>Type the last four characters as they stand on the paper.</source>
        <translation type="unfinished">Escriba los cuatro últimos caracteres tal como están en el papel.</translation>
    </message>
    <message>
        <source>When every passphrase is forgotten, only this code opens the records. It is shown once. Print it now, or write it down, and keep the paper where you keep valuables, away from this computer.</source>
        <translation type="unfinished">Si se olvidan todas las frases de contraseña, solo este código abre los registros. Se muestra una sola vez. Imprímalo ahora o anótelo, y guarde el papel donde guarda las cosas de valor, lejos de este ordenador.</translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message>
        <source>All 64 signs count; a fingerprint that is only alike is somebody else&apos;s.</source>
        <translation type="unfinished">Cuentan los 64 signos; una huella solo parecida es de otra persona.</translation>
    </message>
    <message>
        <source>Call them on a number that you know, and &amp;type the fingerprint that they read to you:</source>
        <translation type="unfinished">Llame a un número que usted conozca y &amp;teclee la huella que le lean:</translation>
    </message>
    <message>
        <source>It is the same. Taking the pack in makes them known here.</source>
        <translation type="unfinished">Es la misma. Al incorporar el paquete quedan como conocidos aquí.</translation>
    </message>
    <message>
        <source>NOT the same, from group {number} on. If you heard right, do not take this pack in.</source>
        <translation type="unfinished">NO es la misma, desde el grupo {number}. Si oyó bien, no incorpore este paquete.</translation>
    </message>
    <message>
        <source>The same so far: {count} of 64 signs.</source>
        <translation type="unfinished">Hasta aquí es igual: {count} de 64 signos.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Contents</source>
        <translation type="unfinished">Contenido</translation>
    </message>
    <message>
        <source>{title} (English)</source>
        <translation type="unfinished">{title} (inglés)</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>&amp;File the correction</source>
        <translation type="unfinished">&amp;Archivar la corrección</translation>
    </message>
    <message>
        <source>As it should be:</source>
        <translation type="unfinished">Como debe ser:</translation>
    </message>
    <message>
        <source>Reason for the correction:</source>
        <translation type="unfinished">Motivo de la corrección:</translation>
    </message>
    <message>
        <source>The signed document stays as it is. Lists show what is right, and the old words still find it.</source>
        <translation type="unfinished">El documento firmado queda como está. Las listas muestran lo correcto, y las palabras antiguas lo siguen encontrando.</translation>
    </message>
    <message>
        <source>What is written wrongly:</source>
        <translation type="unfinished">Qué está mal escrito:</translation>
    </message>
    <message>
        <source>Write it as it should be.</source>
        <translation type="unfinished">Escríbalo como debe ser.</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>&amp;Log out</source>
        <translation type="unfinished">&amp;Cerrar la sesión</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished">&amp;Abrir</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished">Bloqueado</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished">Abriendo…</translation>
    </message>
    <message>
        <source>Staff &amp;PIN, or your passphrase</source>
        <translation type="unfinished">&amp;PIN del personal o su frase de contraseña</translation>
    </message>
    <message>
        <source>That could not be looked at ({kind}).</source>
        <translation type="unfinished">No se pudo comprobar ({kind}).</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation type="unfinished">Ese no es el PIN.</translation>
    </message>
    <message>
        <source>That is not your passphrase.</source>
        <translation type="unfinished">Esa no es su frase de contraseña.</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Wait %n seconds.</source>
        <translation type="unfinished">
            <numerusform>Demasiados intentos erróneos. Espere %n segundo. </numerusform>
            <numerusform> Demasiados intentos erróneos. Espere %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your &amp;passphrase</source>
        <translation type="unfinished">Su &amp;frase de contraseña</translation>
    </message>
    <message>
        <source>{who} is logged in. Everything is as it was left.</source>
        <translation type="unfinished">La sesión es de {who}. Todo está como se dejó.</translation>
    </message>
</context>
<context>
    <name>DayText</name>
    <message>
        <source>This is not a day of the calendar</source>
        <translation type="unfinished">Esto no es un día del calendario</translation>
    </message>
    <message>
        <source>This is not a day that can be read; write it as 1961-04-30 or 30 Apr 1961</source>
        <translation type="unfinished">Esta fecha no se entiende; escríbala como 1961-04-30 o 30 Apr 1961</translation>
    </message>
    <message>
        <source>Which: {one} or {other}?</source>
        <translation type="unfinished">¿Cuál: {one} o {other}?</translation>
    </message>
    <message>
        <source>Write the year with four digits</source>
        <translation type="unfinished">Escriba el año con cuatro cifras</translation>
    </message>
</context>
<context>
    <name>DeclinePage</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Volver</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished">Rechazar</translation>
    </message>
    <message>
        <source>Decline: I do not consent</source>
        <translation type="unfinished">Rechazar: no doy mi consentimiento</translation>
    </message>
    <message>
        <source>If you decline, nothing is done. You need not say why.</source>
        <translation type="unfinished">Si dice que no, no se hace nada. No hace falta que diga por qué.</translation>
    </message>
    <message>
        <source>Keep my consent</source>
        <translation type="unfinished">Mantener mi consentimiento</translation>
    </message>
    <message>
        <source>Keep my consent: I do not take it back</source>
        <translation type="unfinished">Mantengo mi consentimiento: no lo retiro</translation>
    </message>
    <message>
        <source>Reason (you may leave this empty)</source>
        <translation type="unfinished">Motivo (puede dejarlo vacío)</translation>
    </message>
    <message>
        <source>Why you keep your consent (you may leave this empty)</source>
        <translation type="unfinished">Por qué mantiene su consentimiento (puede dejarlo vacío)</translation>
    </message>
    <message>
        <source>Why you say no (you may leave this empty)</source>
        <translation type="unfinished">Por qué dice que no (puede dejarlo vacío)</translation>
    </message>
    <message>
        <source>You keep your consent as it is; nothing changes. You can take it back on any other day. You need not say why.</source>
        <translation type="unfinished">Su consentimiento queda como está; nada cambia. Puede retirarlo cualquier otro día. No hace falta que diga por qué.</translation>
    </message>
    <message>
        <source>You keep your consent. Nothing changes.</source>
        <translation type="unfinished">Usted mantiene su consentimiento. Nada cambia.</translation>
    </message>
    <message>
        <source>You may keep your consent</source>
        <translation type="unfinished">Puede mantener su consentimiento</translation>
    </message>
    <message>
        <source>You may say no</source>
        <translation type="unfinished">Usted puede decir que no</translation>
    </message>
    <message>
        <source>You said no. Nothing will be done.</source>
        <translation type="unfinished">Usted ha dicho que no. No se hará nada.</translation>
    </message>
</context>
<context>
    <name>Deed</name>
    <message>
        <source>&amp;About ExoConsent</source>
        <translation type="unfinished">&amp;Acerca de ExoConsent</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished">&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished">&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished">&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Find section</source>
        <translation type="unfinished">&amp;Buscar sección</translation>
    </message>
    <message>
        <source>&amp;Fit the page</source>
        <translation type="unfinished">A&amp;justar la página</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Help for this place</source>
        <translation type="unfinished">A&amp;yuda sobre este lugar</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation type="unfinished">&amp;Alto contraste</translation>
    </message>
    <message>
        <source>&amp;Keep now</source>
        <translation type="unfinished">&amp;Conservar ahora</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished">&amp;Teclas</translation>
    </message>
    <message>
        <source>&amp;Large print</source>
        <translation type="unfinished">Letra &amp;grande</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished">&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation type="unfinished">B&amp;loquear ahora</translation>
    </message>
    <message>
        <source>&amp;Messages of today</source>
        <translation type="unfinished">&amp;Mensajes de hoy</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished">&amp;Nuevo</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation type="unfinished">&amp;Siguiente problema</translation>
    </message>
    <message>
        <source>&amp;Offline…</source>
        <translation type="unfinished">Sin c&amp;onexión…</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation type="unfinished">&amp;Imprimir</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished">&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Save PDF…</source>
        <translation type="unfinished">&amp;Guardar PDF…</translation>
    </message>
    <message>
        <source>&amp;Section</source>
        <translation type="unfinished">&amp;Sección</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished">&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished">&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Why is it here?</source>
        <translation type="unfinished">¿&amp;Por qué está aquí?</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished">Como el &amp;sistema</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Volver</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished">Lotes</translation>
    </message>
    <message>
        <source>Choose a list (in Batch)</source>
        <translation type="unfinished">Elegir una lista (en Lotes)</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation type="unfinished">Clínica</translation>
    </message>
    <message>
        <source>Do the next thing about the chosen line (in Today)</source>
        <translation type="unfinished">Hacer lo siguiente con la línea elegida (en Hoy)</translation>
    </message>
    <message>
        <source>Edit its wording</source>
        <translation type="unfinished">Editar su texto</translation>
    </message>
    <message>
        <source>Expect a patient (in Today)</source>
        <translation type="unfinished">Esperar a un paciente (en Hoy)</translation>
    </message>
    <message>
        <source>Find &amp;patient</source>
        <translation type="unfinished">Buscar &amp;paciente</translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished">Formulario</translation>
    </message>
    <message>
        <source>Form, Today, Records, Templates, Batch, Clinic</source>
        <translation type="unfinished">Formulario, Hoy, Registros, Plantillas, Lotes, Clínica</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished">&amp;Idioma</translation>
    </message>
    <message>
        <source>Log &amp;out</source>
        <translation type="unfinished">Ce&amp;rrar la sesión</translation>
    </message>
    <message>
        <source>Look again (in Today)</source>
        <translation type="unfinished">Mirar de nuevo (en Hoy)</translation>
    </message>
    <message>
        <source>Move the section</source>
        <translation type="unfinished">Mover la sección</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation type="unfinished">&amp;Panel siguiente</translation>
    </message>
    <message>
        <source>Open e&amp;xample patient…</source>
        <translation type="unfinished">Abrir paciente de &amp;ejemplo…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation type="unfinished">Imprimir con &amp;opciones…</translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished">Registros</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished">Rehacer</translation>
    </message>
    <message>
        <source>Remove the chosen draft (in Today)</source>
        <translation type="unfinished">Quitar el borrador elegido (en Hoy)</translation>
    </message>
    <message>
        <source>Section before, section after</source>
        <translation type="unfinished">Sección anterior, sección siguiente</translation>
    </message>
    <message>
        <source>Si&amp;gn on screen</source>
        <translation type="unfinished">&amp;Firmar en pantalla</translation>
    </message>
    <message>
        <source>Take the section in or out</source>
        <translation type="unfinished">Poner o quitar la sección</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation type="unfinished">Tamaño del te&amp;xto</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished">Plantillas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished">Hoy</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Deshacer</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation type="unfinished">Deshacer, rehacer</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished">A&amp;mpliar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished">&amp;Reducir</translation>
    </message>
    <message>
        <source>{what} (in Records)</source>
        <translation type="unfinished">{what} (en Registros)</translation>
    </message>
</context>
<context>
    <name>DemoBadge</name>
    <message>
        <source>Its name, address and seal are invented. Press to work in your own clinic.</source>
        <translation type="unfinished">Su nombre, dirección y sello son inventados. Pulse para trabajar en su propia clínica.</translation>
    </message>
</context>
<context>
    <name>DocumentPane</name>
    <message>
        <source>(no name)</source>
        <translation type="unfinished">(sin nombre)</translation>
    </message>
    <message>
        <source>Choose a record; Enter or a click opens its document.</source>
        <translation type="unfinished">Elija un registro; Intro o un clic abre su documento.</translation>
    </message>
    <message>
        <source>Enter opens the document of this record.</source>
        <translation type="unfinished">Intro abre el documento de este registro.</translation>
    </message>
    <message>
        <source>Nothing was printed or signed; only what happened is kept.</source>
        <translation type="unfinished">No se imprimió ni se firmó nada; solo se conserva lo que pasó.</translation>
    </message>
    <message>
        <source>The document is being opened…</source>
        <translation type="unfinished">Se está abriendo el documento…</translation>
    </message>
    <message>
        <source>These pages cannot be drawn: the file may be damaged. Verify (F9) tells more.</source>
        <translation type="unfinished">Estas páginas no se pueden mostrar: puede que el archivo esté dañado. Verificar (F9) dice más.</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation type="unfinished">Lo que pasó con él</translation>
    </message>
    <message>
        <source>What happened to this record</source>
        <translation type="unfinished">Lo que pasó con este registro</translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation type="unfinished">fecha de nacimiento {day}</translation>
    </message>
    <message>
        <source>date of birth not known</source>
        <translation type="unfinished">fecha de nacimiento desconocida</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>But the check of the restored records found something: {what}</source>
        <translation type="unfinished">Pero la comprobación de los registros restaurados encontró algo: {what}</translation>
    </message>
    <message>
        <source>Records restored: {count}, as they were on {made}. Log in as you did then.</source>
        <translation type="unfinished">Registros restaurados: {count}, como estaban el {made}. Inicie sesión como entonces.</translation>
    </message>
    <message>
        <source>What lay here before lies beside it now: {path}.</source>
        <translation type="unfinished">Lo que había aquí antes está ahora al lado: {path}.</translation>
    </message>
</context>
<context>
    <name>Edition</name>
    <message>
        <source>A consent from it stands as long as the clinic&apos;s consents usually do.</source>
        <translation type="unfinished">Un consentimiento de ella vale lo habitual en la clínica.</translation>
    </message>
    <message>
        <source>A consent from it stands for {days} days.</source>
        <translation type="unfinished">Un consentimiento de ella vale {days} días.</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished">Aprobación</translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished">Categoría</translation>
    </message>
    <message>
        <source>Confidence in the sources</source>
        <translation type="unfinished">Confianza en las fuentes</translation>
    </message>
    <message>
        <source>Days that a consent stands</source>
        <translation type="unfinished">Días que vale un consentimiento</translation>
    </message>
    <message>
        <source>Edition {number} · cannot be read</source>
        <translation type="unfinished">Edición {number} · no se puede leer</translation>
    </message>
    <message>
        <source>Edition {number} · gone, and nobody put it aside</source>
        <translation type="unfinished">Edición {number} · ya no está, y nadie la apartó</translation>
    </message>
    <message>
        <source>Edition {number} · {day} · {who}</source>
        <translation type="unfinished">Edición {number} · {day} · {who}</translation>
    </message>
    <message>
        <source>Edition {number}, published by {who} on {moment}.</source>
        <translation type="unfinished">Edición {number}, publicada por {who} el {moment}.</translation>
    </message>
    <message>
        <source>Facts checked on</source>
        <translation type="unfinished">Datos comprobados el</translation>
    </message>
    <message>
        <source>Figure “{name}”</source>
        <translation type="unfinished">Cifra «{name}»</translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished">Con qué frecuencia</translation>
    </message>
    <message>
        <source>How often, in one word</source>
        <translation type="unfinished">Frecuencia, en una palabra</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation type="unfinished">Introducción</translation>
    </message>
    <message>
        <source>Is a form of withdrawal</source>
        <translation type="unfinished">Es un formulario de retirada</translation>
    </message>
    <message>
        <source>Is shown when</source>
        <translation type="unfinished">Se muestra cuando</translation>
    </message>
    <message>
        <source>It was to be looked at again by {day}: that day has come.</source>
        <translation type="unfinished">Había que revisarla de nuevo antes del {day}: ese día ha llegado.</translation>
    </message>
    <message>
        <source>Must be shown when</source>
        <translation type="unfinished">Debe mostrarse cuando</translation>
    </message>
    <message>
        <source>No day was set to look at it again.</source>
        <translation type="unfinished">No se fijó un día para revisarla de nuevo.</translation>
    </message>
    <message>
        <source>No second reader was asked for.</source>
        <translation type="unfinished">No se pidió una segunda lectura.</translation>
    </message>
    <message>
        <source>Note on how often</source>
        <translation type="unfinished">Nota sobre la frecuencia</translation>
    </message>
    <message>
        <source>Note on the sources</source>
        <translation type="unfinished">Nota sobre las fuentes</translation>
    </message>
    <message>
        <source>Notice on drafts</source>
        <translation type="unfinished">Aviso en los borradores</translation>
    </message>
    <message>
        <source>Number of the edition</source>
        <translation type="unfinished">Número de la edición</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished">Partes</translation>
    </message>
    <message>
        <source>Passages it was made of</source>
        <translation type="unfinished">Pasajes de los que se hizo</translation>
    </message>
    <message>
        <source>Question to the patient</source>
        <translation type="unfinished">Pregunta al paciente</translation>
    </message>
    <message>
        <source>Read and agreed to by {who}.</source>
        <translation type="unfinished">La leyó y estuvo de acuerdo: {who}.</translation>
    </message>
    <message>
        <source>Sentence to be initialled</source>
        <translation type="unfinished">Frase para poner las iniciales</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished">Fuentes</translation>
    </message>
    <message>
        <source>Standing of the text in {language}</source>
        <translation type="unfinished">Estado del texto en {language}</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation type="unfinished">Subtítulo</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished">Título</translation>
    </message>
    <message>
        <source>To be looked at again by {day}.</source>
        <translation type="unfinished">Hay que revisarla de nuevo antes del {day}.</translation>
    </message>
    <message>
        <source>What a good answer holds</source>
        <translation type="unfinished">Qué contiene una buena respuesta</translation>
    </message>
    <message>
        <source>What is new: {note}</source>
        <translation type="unfinished">Qué hay de nuevo: {note}</translation>
    </message>
    <message>
        <source>What is personal comes first</source>
        <translation type="unfinished">Lo personal va primero</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation type="unfinished">Texto</translation>
    </message>
    <message>
        <source>Wording “{name}”</source>
        <translation type="unfinished">Texto «{name}»</translation>
    </message>
    <message>
        <source>{edition} · changed after publishing, not used</source>
        <translation type="unfinished">{edition} · cambiada después de publicarse, no se usa</translation>
    </message>
    <message>
        <source>{edition} · in use</source>
        <translation type="unfinished">{edition} · en uso</translation>
    </message>
    <message>
        <source>{edition} · not in the clinic&apos;s log, not used</source>
        <translation type="unfinished">{edition} · no consta en el diario de la clínica, no se usa</translation>
    </message>
    <message>
        <source>{edition} · the log cannot be read, not used</source>
        <translation type="unfinished">{edition} · no se puede leer el diario, no se usa</translation>
    </message>
</context>
<context>
    <name>EditionChanges</name>
    <message numerus="yes">
        <source>%n filed consent(s) stand on a draft that is no edition; they are not compared.</source>
        <translation type="unfinished">
            <numerusform>%n consentimiento archivado se basa en un borrador que no es ninguna edición; no se compara.</numerusform>
            <numerusform>%n consentimientos archivados se basan en un borrador que no es ninguna edición; no se comparan.</numerusform>
        </translation>
    </message>
    <message>
        <source>New words stand in [new: …], underlined; words that went in [gone: …], struck out.</source>
        <translation type="unfinished">Las palabras nuevas van en [nuevo: …], subrayadas; las que se quitaron, en [quitado: …], tachadas.</translation>
    </message>
    <message>
        <source>No consent on a published edition is among them.</source>
        <translation type="unfinished">Entre ellos no hay ningún consentimiento de una edición publicada.</translation>
    </message>
    <message>
        <source>No consent on a published edition is filed yet.</source>
        <translation type="unfinished">Todavía no hay archivado ningún consentimiento de una edición publicada.</translation>
    </message>
    <message>
        <source>No filed consent would be changed by it.</source>
        <translation type="unfinished">No cambiaría ningún consentimiento archivado.</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation type="unfinished">No hay ninguna diferencia.</translation>
    </message>
    <message>
        <source>Nothing that a patient reads or is shown differs.</source>
        <translation type="unfinished">Nada de lo que el paciente lee o se le muestra es distinto.</translation>
    </message>
    <message>
        <source>Only the newest {newest} records were looked at.</source>
        <translation type="unfinished">Solo se miraron los {newest} registros más recientes.</translation>
    </message>
    <message>
        <source>Sections that are gone</source>
        <translation type="unfinished">Secciones quitadas</translation>
    </message>
    <message>
        <source>Sections that are new</source>
        <translation type="unfinished">Secciones nuevas</translation>
    </message>
    <message>
        <source>Sections that stand elsewhere</source>
        <translation type="unfinished">Secciones que están en otro lugar</translation>
    </message>
    <message>
        <source>Sections: {added} new, {removed} gone, {moved} moved. Texts changed: {texts}. Rules changed: {rules}. Settings changed: {values}.</source>
        <translation type="unfinished">Secciones: {added} nuevas, {removed} quitadas, {moved} movidas. Textos cambiados: {texts}. Reglas cambiadas: {rules}. Ajustes cambiados: {values}.</translation>
    </message>
    <message>
        <source>The form itself</source>
        <translation type="unfinished">El formulario mismo</translation>
    </message>
    <message>
        <source>Would not be told any more:</source>
        <translation type="unfinished">Ya no se le diría:</translation>
    </message>
    <message>
        <source>Would now be told:</source>
        <translation type="unfinished">Ahora se le diría:</translation>
    </message>
    <message>
        <source>Would read other words:</source>
        <translation type="unfinished">Leería otras palabras:</translation>
    </message>
    <message>
        <source>a new consent is suggested</source>
        <translation type="unfinished">se sugiere un consentimiento nuevo</translation>
    </message>
    <message>
        <source>no new consent is suggested</source>
        <translation type="unfinished">no se sugiere un consentimiento nuevo</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished">nada</translation>
    </message>
    <message>
        <source>{few} of {filed} filed consents on published editions would say something else now; for {again} of them a new consent is suggested. The practitioner decides; what was signed stays as it is.</source>
        <translation type="unfinished">{few} de {filed} consentimientos archivados de ediciones publicadas dirían ahora otra cosa; para {again} de ellos se sugiere un consentimiento nuevo. Decide el profesional; lo firmado queda como está.</translation>
    </message>
    <message>
        <source>{number} (edition {edition}): {what}</source>
        <translation type="unfinished">{number} (edición {edition}): {what}</translation>
    </message>
    <message>
        <source>{place} ({language})</source>
        <translation type="unfinished">{place} ({language})</translation>
    </message>
</context>
<context>
    <name>EditionDesk</name>
    <message>
        <source>&amp;Publish…</source>
        <translation type="unfinished">&amp;Publicar…</translation>
    </message>
    <message>
        <source>Change the open one, too</source>
        <translation type="unfinished">Cambiar también el abierto</translation>
    </message>
    <message>
        <source>E&amp;ditions…</source>
        <translation type="unfinished">E&amp;diciones…</translation>
    </message>
    <message>
        <source>Edition {number} is published.</source>
        <translation type="unfinished">La edición {number} está publicada.</translation>
    </message>
    <message>
        <source>Edition {number} of “{title}” is published. Patients get it from now on.</source>
        <translation type="unfinished">La edición {number} de «{title}» está publicada. Los pacientes la reciben desde ahora.</translation>
    </message>
    <message>
        <source>Read and compare what was published, and bring it back</source>
        <translation type="unfinished">Leer y comparar lo publicado, y recuperarlo</translation>
    </message>
    <message>
        <source>Something of the draft is not kept yet, so it was not put up for publishing. Try again.</source>
        <translation type="unfinished">Algo del borrador aún no se ha guardado, por eso no se presentó para publicar. Inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The “{title}” that is open at the desk stays as it was begun. The next one is new.</source>
        <translation type="unfinished">El formulario «{title}» que está abierto en el mostrador sigue como se empezó. El próximo será el nuevo.</translation>
    </message>
    <message>
        <source>What stops it, what changed, who is affected; then patients get it</source>
        <translation type="unfinished">Qué lo impide, qué cambió, a quién afecta; después la reciben los pacientes</translation>
    </message>
</context>
<context>
    <name>EditionFault</name>
    <message>
        <source>Accept that edition {number} is gone?</source>
        <translation type="unfinished">¿Aceptar que la edición {number} ya no está?</translation>
    </message>
    <message>
        <source>Edition {number} is gone, so this form is not printed for patients. The edition you publish now takes its place.</source>
        <translation type="unfinished">La edición {number} ya no está, por eso este formulario no se imprime para pacientes. La edición que publique ahora ocupa su lugar.</translation>
    </message>
    <message>
        <source>Edition {number} was changed after it was published, so this form is not printed for patients. The edition you publish now takes its place.</source>
        <translation type="unfinished">La edición {number} se cambió después de publicarse, por eso este formulario no se imprime para pacientes. La edición que publique ahora ocupa su lugar.</translation>
    </message>
    <message>
        <source>It was changed after it was published.</source>
        <translation type="unfinished">Se cambió después de publicarse.</translation>
    </message>
    <message>
        <source>Its files are moved into the folder “editions-aside” and kept there. From then on patients get the newest edition that is as it was published, or the draft with its mark if there is none: that may be an older wording. If you have a backup of the files, put them back instead.</source>
        <translation type="unfinished">Sus archivos se mueven a la carpeta «editions-aside» y se guardan allí. Desde entonces los pacientes reciben la edición más nueva que está como se publicó o, si no hay ninguna, el borrador con su marca: puede ser un texto más antiguo. Si tiene una copia de seguridad de los archivos, vuelva a ponerlos en su lugar.</translation>
    </message>
    <message>
        <source>Its files are not in the folder, and nobody put it aside. If you have a backup of the files, put them back instead. Otherwise patients get the newest edition that is as it was published, or the draft with its mark: that may be an older wording. The log notes that you accepted it.</source>
        <translation type="unfinished">Sus archivos no están en la carpeta y nadie la apartó. Si tiene una copia de seguridad de los archivos, vuelva a ponerlos en su lugar. Si no, los pacientes reciben la edición más nueva que está como se publicó, o el borrador con su marca: puede ser un texto más antiguo. El diario anota que usted lo aceptó.</translation>
    </message>
    <message>
        <source>Put edition {number} aside?</source>
        <translation type="unfinished">¿Apartar la edición {number}?</translation>
    </message>
    <message>
        <source>The clinic&apos;s log cannot be read, so nobody can vouch for edition {number}, and this form is not printed for patients.</source>
        <translation type="unfinished">No se puede leer el diario de la clínica, por eso nadie puede responder por la edición {number}, y este formulario no se imprime para pacientes.</translation>
    </message>
    <message>
        <source>The clinic&apos;s log does not know edition {number}, so this form is not printed for patients. The edition you publish now takes its place.</source>
        <translation type="unfinished">El diario de la clínica no conoce la edición {number}, por eso este formulario no se imprime para pacientes. La edición que publique ahora ocupa su lugar.</translation>
    </message>
    <message>
        <source>The clinic&apos;s log does not vouch for it.</source>
        <translation type="unfinished">El diario de la clínica no responde por ella.</translation>
    </message>
    <message>
        <source>This ExoConsent cannot print edition {number}, so this form is not printed for patients. The edition you publish now takes its place.</source>
        <translation type="unfinished">Este ExoConsent no puede imprimir la edición {number}, por eso este formulario no se imprime para pacientes. La edición que publique ahora ocupa su lugar.</translation>
    </message>
    <message>
        <source>This ExoConsent cannot print it.</source>
        <translation type="unfinished">Este ExoConsent no puede imprimirla.</translation>
    </message>
    <message>
        <source>edition {number} is gone: not printed for patients, see Editions…</source>
        <translation type="unfinished">la edición {number} ya no está: no se imprime para pacientes, vea Ediciones…</translation>
    </message>
    <message>
        <source>edition {number} is not in the log: not printed for patients, see Editions…</source>
        <translation type="unfinished">la edición {number} no consta en el diario: no se imprime para pacientes, vea Ediciones…</translation>
    </message>
    <message>
        <source>edition {number} was changed after publishing: not printed for patients, see Editions…</source>
        <translation type="unfinished">la edición {number} se cambió después de publicarse: no se imprime para pacientes, vea Ediciones…</translation>
    </message>
    <message>
        <source>the log that knows edition {number} cannot be read: not printed for patients, see Editions…</source>
        <translation type="unfinished">no se puede leer el diario que conoce la edición {number}: no se imprime para pacientes, vea Ediciones…</translation>
    </message>
    <message>
        <source>this ExoConsent cannot print edition {number}: not printed for patients, see Publish…</source>
        <translation type="unfinished">este ExoConsent no puede imprimir la edición {number}: no se imprime para pacientes, vea Publicar…</translation>
    </message>
    <message>
        <source>{title} · edition {number} is gone: not used</source>
        <translation type="unfinished">{title} · la edición {number} ya no está: no se usa</translation>
    </message>
    <message>
        <source>{title} · edition {number} is not in the log: not used</source>
        <translation type="unfinished">{title} · la edición {number} no consta en el diario: no se usa</translation>
    </message>
    <message>
        <source>{title} · edition {number} was changed: not used</source>
        <translation type="unfinished">{title} · la edición {number} fue cambiada: no se usa</translation>
    </message>
    <message>
        <source>{title} · the log that knows edition {number} cannot be read: not used</source>
        <translation type="unfinished">{title} · no se puede leer el diario que conoce la edición {number}: no se usa</translation>
    </message>
    <message>
        <source>{title} · this ExoConsent cannot print edition {number}: not used</source>
        <translation type="unfinished">{title} · este ExoConsent no puede imprimir la edición {number}: no se usa</translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message>
        <source>gone:</source>
        <translation type="unfinished">quitado:</translation>
    </message>
    <message>
        <source>new:</source>
        <translation type="unfinished">nuevo:</translation>
    </message>
</context>
<context>
    <name>EditionReview</name>
    <message>
        <source>It can be read by: {names}.</source>
        <translation type="unfinished">Puede leerla: {names}.</translation>
    </message>
    <message>
        <source>Nobody else here may change forms, so nobody can be the second reader. The manager can add somebody (Clinic, People), or do without a second reader (Clinic, Rules).</source>
        <translation type="unfinished">Nadie más puede cambiar formularios aquí, así que nadie puede hacer la segunda lectura. La dirección puede añadir a alguien (Clínica, Personas) o prescindir de la segunda lectura (Clínica, Reglas).</translation>
    </message>
    <message>
        <source>You put this draft forward on {moment}. Another practitioner logs in, reads it here and agrees. You cannot agree to your own draft.</source>
        <translation type="unfinished">Usted presentó este borrador el {moment}. Otro profesional entra, lo lee aquí y da su acuerdo. No puede dar su acuerdo a su propio borrador.</translation>
    </message>
    <message>
        <source>Your clinic does not ask for a second reader. The manager can change that: Clinic, Rules.</source>
        <translation type="unfinished">Su clínica no pide una segunda lectura. La dirección puede cambiarlo: Clínica, Reglas.</translation>
    </message>
    <message>
        <source>{who} did not agree on {moment}: {remarks}</source>
        <translation type="unfinished">{who} no estuvo de acuerdo el {moment}: {remarks}</translation>
    </message>
    <message>
        <source>{who} put this draft forward on {moment}. Read what changed below, and the whole text in Editions…, before you agree. Your name goes into the edition.</source>
        <translation type="unfinished">{who} presentó este borrador el {moment}. Antes de dar su acuerdo, lea abajo qué cambió y el texto completo en Ediciones… Su nombre figurará en la edición.</translation>
    </message>
    <message>
        <source>{who} read this draft on {moment} and agreed to it.</source>
        <translation type="unfinished">{who} leyó este borrador el {moment} y estuvo de acuerdo.</translation>
    </message>
</context>
<context>
    <name>EditionShelf</name>
    <message>
        <source>&amp;Accept that it is gone</source>
        <translation type="unfinished">&amp;Aceptar que ya no está</translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation type="unfinished">&amp;Recuperarla</translation>
    </message>
    <message>
        <source>&amp;Put it aside</source>
        <translation type="unfinished">A&amp;partarla</translation>
    </message>
    <message>
        <source>Bring back edition {number}</source>
        <translation type="unfinished">Recuperar la edición {number}</translation>
    </message>
    <message>
        <source>Drafts of other forms that hold these sections change with it: {forms}.</source>
        <translation type="unfinished">También cambian los borradores de otros formularios con estas secciones: {forms}.</translation>
    </message>
    <message>
        <source>Edition {number} is the draft again. Ctrl+Z takes it back.</source>
        <translation type="unfinished">La edición {number} es otra vez el borrador. Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>Edition {number} was put aside.</source>
        <translation type="unfinished">Se apartó la edición {number}.</translation>
    </message>
    <message>
        <source>Editions of a form</source>
        <translation type="unfinished">Ediciones de un formulario</translation>
    </message>
    <message>
        <source>Make edition {number} the draft again?</source>
        <translation type="unfinished">¿Hacer de la edición {number} otra vez el borrador?</translation>
    </message>
    <message>
        <source>The draft as it is now is replaced. What goes back to that edition: texts {texts}, rules {rules}, sections put in, taken out or moved {sections}. What patients get does not change until you publish. Ctrl+Z takes it back.</source>
        <translation type="unfinished">El borrador actual se reemplaza. Vuelven a esa edición: textos {texts}, reglas {rules}, secciones puestas, quitadas o movidas {sections}. Lo que reciben los pacientes no cambia hasta que publique. Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>The draft says the same already.</source>
        <translation type="unfinished">El borrador ya dice lo mismo.</translation>
    </message>
    <message>
        <source>The log notes that edition {number} is gone.</source>
        <translation type="unfinished">El diario anota que la edición {number} ya no está.</translation>
    </message>
</context>
<context>
    <name>EditionText</name>
    <message>
        <source>(nothing is written in this language yet)</source>
        <translation type="unfinished">(en este idioma aún no hay nada escrito)</translation>
    </message>
    <message>
        <source>Shown when:</source>
        <translation type="unfinished">Se muestra cuando:</translation>
    </message>
    <message>
        <source>{part}, when: {rule}</source>
        <translation type="unfinished">{part}, cuando: {rule}</translation>
    </message>
</context>
<context>
    <name>EditionsDialog</name>
    <message>
        <source>&amp;Accept that it is gone…</source>
        <translation type="unfinished">&amp;Aceptar que ya no está…</translation>
    </message>
    <message>
        <source>&amp;Bring it back as the draft…</source>
        <translation type="unfinished">&amp;Recuperarla como borrador…</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished">&amp;Comparar</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation type="unfinished">&amp;Páginas</translation>
    </message>
    <message>
        <source>&amp;Whole text</source>
        <translation type="unfinished">&amp;Texto completo</translation>
    </message>
    <message>
        <source>As {person}, an invented patient, would get it today.</source>
        <translation type="unfinished">Como la recibiría hoy {person}, una persona inventada.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished">Comparar con</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation type="unfinished">Ediciones</translation>
    </message>
    <message>
        <source>Editions of a form</source>
        <translation type="unfinished">Ediciones de un formulario</translation>
    </message>
    <message>
        <source>From {old} to {new}:</source>
        <translation type="unfinished">De {old} a {new}:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished">Idioma</translation>
    </message>
    <message>
        <source>Not shown: {why}.</source>
        <translation type="unfinished">No se muestra: {why}.</translation>
    </message>
    <message>
        <source>Put it &amp;aside…</source>
        <translation type="unfinished">&amp;Apartarla…</translation>
    </message>
    <message>
        <source>The draft is what you change in Templates. Patients get it once it is published.</source>
        <translation type="unfinished">El borrador es lo que usted cambia en Plantillas. Los pacientes lo reciben cuando se publica.</translation>
    </message>
    <message>
        <source>The draft, as it is now</source>
        <translation type="unfinished">El borrador, como está ahora</translation>
    </message>
    <message>
        <source>The pages are being made…</source>
        <translation type="unfinished">Se están haciendo las páginas…</translation>
    </message>
    <message>
        <source>The pages could not be made; the whole text is beside them.</source>
        <translation type="unfinished">No se pudieron preparar las páginas; el texto completo está al lado.</translation>
    </message>
    <message>
        <source>This edition is not used for patients: {why}.</source>
        <translation type="unfinished">Esta edición no se usa con pacientes: {why}.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation type="unfinished">Qué es distinto</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation type="unfinished">Texto completo</translation>
    </message>
    <message>
        <source>edition {number}</source>
        <translation type="unfinished">la edición {number}</translation>
    </message>
    <message>
        <source>the draft</source>
        <translation type="unfinished">el borrador</translation>
    </message>
</context>
<context>
    <name>ElementsList</name>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation type="unfinished">
            <numerusform>%n sin comprobar</numerusform>
            <numerusform>%n sin comprobar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for everybody</source>
        <translation type="unfinished">
            <numerusform>%n no para todos</numerusform>
            <numerusform>%n no para todos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not found</source>
        <translation type="unfinished">
            <numerusform>%n no encontrado</numerusform>
            <numerusform>%n no encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>NOT FOUND</source>
        <translation type="unfinished">NO ENCONTRADO</translation>
    </message>
    <message>
        <source>NOT SO</source>
        <translation type="unfinished">NO SE CUMPLE</translation>
    </message>
    <message>
        <source>Required elements</source>
        <translation type="unfinished">Elementos obligatorios</translation>
    </message>
    <message>
        <source>Required: nothing</source>
        <translation type="unfinished">Elementos: ninguno</translation>
    </message>
    <message>
        <source>Required: {what}</source>
        <translation type="unfinished">Obligatorio: {what}</translation>
    </message>
    <message>
        <source>all found</source>
        <translation type="unfinished">todo encontrado</translation>
    </message>
    <message>
        <source>found in {listed}</source>
        <translation type="unfinished">encontrado en {listed}</translation>
    </message>
    <message>
        <source>found only in {listed}, which is not shown to everybody whom it concerns</source>
        <translation type="unfinished">encontrado solo en {listed}, que no se muestra a todos a quienes concierne</translation>
    </message>
    <message>
        <source>found; the program prints it or asks for it</source>
        <translation type="unfinished">encontrado; el programa lo imprime o lo pregunta</translation>
    </message>
    <message>
        <source>not checked in this language</source>
        <translation type="unfinished">sin comprobar en este idioma</translation>
    </message>
    <message>
        <source>the form&apos;s own words</source>
        <translation type="unfinished">las palabras del propio formulario</translation>
    </message>
    <message>
        <source>{id}, asked for by: {source}</source>
        <translation type="unfinished">{id}, lo pide: {source}</translation>
    </message>
    <message>
        <source>{listed} and {more} more</source>
        <translation type="unfinished">{listed} y {more} más</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Back to the search</source>
        <translation type="unfinished">Volver a la búsqueda</translation>
    </message>
    <message>
        <source>Go to the form</source>
        <translation type="unfinished">Ir al formulario</translation>
    </message>
    <message>
        <source>No record answers this search.</source>
        <translation type="unfinished">Ningún registro responde a esta búsqueda.</translation>
    </message>
    <message>
        <source>Nobody is on this list.</source>
        <translation type="unfinished">No hay nadie en esta lista.</translation>
    </message>
    <message>
        <source>Nothing is filed yet. Signed consents come here by themselves.</source>
        <translation type="unfinished">Todavía no hay nada archivado. Los consentimientos firmados llegan aquí solos.</translation>
    </message>
    <message>
        <source>Nothing was changed, and what is filed stays filed.</source>
        <translation type="unfinished">No se cambió nada, y lo archivado sigue archivado.</translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation type="unfinished">Mostrar todos los registros</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">Intentarlo de nuevo</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>A second person has to agree. Then the document is gone, and only its number and dates stay.</source>
        <translation type="unfinished">Una segunda persona tiene que estar de acuerdo. Entonces el documento desaparece, y solo quedan su número y sus fechas.</translation>
    </message>
    <message>
        <source>Agree to deletion</source>
        <translation type="unfinished">Aceptar que se borre</translation>
    </message>
    <message>
        <source>Ask for deletion</source>
        <translation type="unfinished">Pedir que se borre</translation>
    </message>
    <message>
        <source>Exported {number}: the document, its data, and how to read them.</source>
        <translation type="unfinished">Se exportó {number}: el documento, sus datos y cómo leerlos.</translation>
    </message>
    <message>
        <source>Mark as void</source>
        <translation type="unfinished">Marcar como nulo</translation>
    </message>
    <message>
        <source>Not done: {why}</source>
        <translation type="unfinished">No se hizo: {why}</translation>
    </message>
    <message>
        <source>The correction of {number} is filed.</source>
        <translation type="unfinished">La corrección de {number} está archivada.</translation>
    </message>
    <message>
        <source>The deletion of {number} is asked for; a second person has to agree.</source>
        <translation type="unfinished">Se pidió borrar {number}; una segunda persona tiene que estar de acuerdo.</translation>
    </message>
    <message>
        <source>The document and its data are deleted for good; its number, dates and both names stay.</source>
        <translation type="unfinished">El documento y sus datos se borran para siempre; quedan su número, sus fechas y los dos nombres.</translation>
    </message>
    <message>
        <source>The document stays and can be read, but it no longer counts. This cannot be undone.</source>
        <translation type="unfinished">El documento queda y se puede leer, pero ya no cuenta. Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>The records could not be read ({kind}).</source>
        <translation type="unfinished">No se pudieron leer los registros ({kind}).</translation>
    </message>
    <message>
        <source>The withdrawal of {number} is filed.</source>
        <translation type="unfinished">La retirada de {number} está archivada.</translation>
    </message>
    <message>
        <source>There is no withdrawal form among this clinic&apos;s forms.</source>
        <translation type="unfinished">Entre los formularios de esta clínica no hay ninguno de revocación.</translation>
    </message>
    <message>
        <source>Where the export shall go</source>
        <translation type="unfinished">Adónde debe ir la exportación</translation>
    </message>
    <message>
        <source>{clinic}, list of {day}. Records: {count}.</source>
        <translation type="unfinished">{clinic}, lista del {day}. Registros: {count}.</translation>
    </message>
    <message>
        <source>{number} is being checked…</source>
        <translation type="unfinished">Se está comprobando {number}…</translation>
    </message>
    <message>
        <source>{number} is deleted. What stays says when, who and why.</source>
        <translation type="unfinished">{number} está borrado. Lo que queda dice cuándo, quién y por qué.</translation>
    </message>
    <message>
        <source>{number} is marked as void.</source>
        <translation type="unfinished">{number} está marcado como nulo.</translation>
    </message>
    <message>
        <source>{number} was checked.</source>
        <translation type="unfinished">Se comprobó {number}.</translation>
    </message>
</context>
<context>
    <name>ExampleButton</name>
    <message>
        <source>Lists (*.csv)</source>
        <translation type="unfinished">Listas (*.csv)</translation>
    </message>
    <message>
        <source>Save an e&amp;xample…</source>
        <translation type="unfinished">Guardar un e&amp;jemplo…</translation>
    </message>
    <message>
        <source>Save an example list</source>
        <translation type="unfinished">Guardar una lista de ejemplo</translation>
    </message>
    <message>
        <source>{name} is saved. Open it with a spreadsheet.</source>
        <translation type="unfinished">{name} está guardado. Ábralo con una hoja de cálculo.</translation>
    </message>
</context>
<context>
    <name>ExpectDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished">&amp;Añadir</translation>
    </message>
    <message>
        <source>&amp;Born</source>
        <translation type="unfinished">&amp;Nacimiento</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation type="unfinished">&amp;Formulario</translation>
    </message>
    <message>
        <source>&amp;Patient</source>
        <translation type="unfinished">&amp;Paciente</translation>
    </message>
    <message>
        <source>Expected today</source>
        <translation type="unfinished">Se espera hoy</translation>
    </message>
    <message>
        <source>On the list: {name}, {born}</source>
        <translation type="unfinished">En la lista: {name}, {born}</translation>
    </message>
    <message>
        <source>Today then shows who has no consent yet. The list is gone tomorrow.</source>
        <translation type="unfinished">Hoy muestra entonces quién no tiene todavía consentimiento. Mañana la lista ya no está.</translation>
    </message>
    <message>
        <source>Write the patient&apos;s name.</source>
        <translation type="unfinished">Escriba el nombre del paciente.</translation>
    </message>
    <message>
        <source>date of birth not known</source>
        <translation type="unfinished">fecha de nacimiento desconocida</translation>
    </message>
</context>
<context>
    <name>FactPanel</name>
    <message>
        <source>Blanks in the text</source>
        <translation type="unfinished">Huecos en el texto</translation>
    </message>
    <message>
        <source>Find a fact</source>
        <translation type="unfinished">Buscar un dato</translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">Personas</translation>
    </message>
    <message>
        <source>{role}, printed name</source>
        <translation type="unfinished">{role}, nombre en letra de imprenta</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Health</source>
        <translation type="unfinished">Salud</translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished">No</translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished">Persona</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation type="unfinished">Embarazo</translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished">Producto</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished">Tratamiento</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished">Sí</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>What you just asked for may not be done; your draft is kept. This is a bug in ExoConsent ({where}).</source>
        <translation type="unfinished">Puede que no se haya hecho lo que acaba de pedir; su borrador está guardado. Es un error de ExoConsent ({where}).</translation>
    </message>
    <message>
        <source>Your draft could not be kept: print it now, or save its PDF. This is a bug in ExoConsent ({where}).</source>
        <translation type="unfinished">No se pudo guardar su borrador: imprímalo ahora o guarde su PDF. Es un error de ExoConsent ({where}).</translation>
    </message>
</context>
<context>
    <name>FirstAccount</name>
    <message>
        <source>&amp;Make the account</source>
        <translation type="unfinished">&amp;Crear la cuenta</translation>
    </message>
    <message>
        <source>&amp;Restore a backup instead…</source>
        <translation type="unfinished">&amp;Restaurar una copia de seguridad…</translation>
    </message>
    <message>
        <source>Making the account…</source>
        <translation type="unfinished">Creando la cuenta…</translation>
    </message>
    <message>
        <source>Not now: &amp;demo clinic</source>
        <translation type="unfinished">Ahora no: clínica de &amp;demostración</translation>
    </message>
    <message>
        <source>The account could not be made ({kind}).</source>
        <translation type="unfinished">No se pudo crear la cuenta ({kind}).</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation type="unfinished">El código de recuperación</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation type="unfinished">Su &amp;nombre</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation type="unfinished">Su clínica</translation>
    </message>
    <message>
        <source>Your name will stand in the log of what was done.</source>
        <translation type="unfinished">Su nombre constará en el diario de lo que se hizo.</translation>
    </message>
    <message>
        <source>Your records are locked with this passphrase. Nobody can open them without it, not even we. Write it down until you know it by heart, then destroy the note. Each of your colleagues gets an account later, in Clinic (Alt+6).</source>
        <translation type="unfinished">Sus registros quedan cerrados con esta frase de contraseña. Sin ella nadie puede abrirlos, tampoco nosotros. Anótela hasta que la sepa de memoria y destruya entonces la nota. Cada colega tendrá después su cuenta, en Clínica (Alt+6).</translation>
    </message>
</context>
<context>
    <name>FlagBox</name>
    <message numerus="yes">
        <source>%n STOPs: not for signature</source>
        <translation type="unfinished">
            <numerusform>%n STOP: no se puede firmar</numerusform>
            <numerusform>%n STOP: no se puede firmar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stops and warnings</source>
        <translation type="unfinished">
            <numerusform>%n alto o advertencia</numerusform>
            <numerusform>%n altos y advertencias</numerusform>
        </translation>
    </message>
    <message>
        <source>Because {reason}.</source>
        <translation type="unfinished">Porque: {reason}.</translation>
    </message>
    <message>
        <source>Ruled out only once more is known:</source>
        <translation type="unfinished">Se descarta solo cuando se sepa más:</translation>
    </message>
    <message>
        <source>STOP: not for signature</source>
        <translation type="unfinished">ALTO: no se puede firmar</translation>
    </message>
    <message>
        <source>WARNING: has its note</source>
        <translation type="unfinished">ADVERTENCIA: tiene su nota</translation>
    </message>
    <message>
        <source>WARNING: needs a note</source>
        <translation type="unfinished">ADVERTENCIA: necesita una nota</translation>
    </message>
    <message>
        <source>What to do: {remedy}</source>
        <translation type="unfinished">Qué hacer: {remedy}</translation>
    </message>
    <message>
        <source>Why, and what to do about each, stands in Checks (F8).</source>
        <translation type="unfinished">El porqué y qué hacer con cada uno están en Comprobaciones (F8).</translation>
    </message>
</context>
<context>
    <name>Forgotten</name>
    <message>
        <source>&amp;Set the passphrase and open</source>
        <translation type="unfinished">&amp;Poner la frase y abrir</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation type="unfinished">&amp;Quién</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation type="unfinished">Una frase de contraseña nueva</translation>
    </message>
    <message>
        <source>The code is right. Say whose passphrase was forgotten and set a new one. All records are written under a new key, which takes some seconds.</source>
        <translation type="unfinished">El código es correcto. Diga de quién es la frase olvidada y ponga una nueva. Todos los registros se escriben con una clave nueva, lo que tarda unos segundos.</translation>
    </message>
    <message>
        <source>The passphrase could not be set ({kind}).</source>
        <translation type="unfinished">No se pudo poner la frase ({kind}).</translation>
    </message>
    <message>
        <source>Writing everything under a new key…</source>
        <translation type="unfinished">Escribiendo todo con una clave nueva…</translation>
    </message>
</context>
<context>
    <name>FormBox</name>
    <message>
        <source>Form</source>
        <translation type="unfinished">Formulario</translation>
    </message>
</context>
<context>
    <name>FormLanguageBox</name>
    <message>
        <source>Language of the form</source>
        <translation type="unfinished">Idioma del formulario</translation>
    </message>
    <message>
        <source>{first} beside {second}</source>
        <translation type="unfinished">{first} junto a {second}</translation>
    </message>
</context>
<context>
    <name>FormPlace</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation type="unfinished">
            <numerusform>%n error</numerusform>
            <numerusform>%n errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation type="unfinished">
            <numerusform>%n advertencia</numerusform>
            <numerusform>%n advertencias</numerusform>
        </translation>
    </message>
    <message>
        <source>Add “{title}”</source>
        <translation type="unfinished">Añadir «{title}»</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation type="unfinished">Rellenar</translation>
    </message>
    <message>
        <source>Find section</source>
        <translation type="unfinished">Buscar sección</translation>
    </message>
    <message>
        <source>Leave out “{title}”</source>
        <translation type="unfinished">Quitar «{title}»</translation>
    </message>
    <message>
        <source>Not kept with the draft before: {what}</source>
        <translation type="unfinished">No se guardó con el borrador anterior: {what}</translation>
    </message>
    <message>
        <source>Section:</source>
        <translation type="unfinished">Sección:</translation>
    </message>
    <message>
        <source>{blank}:</source>
        <translation type="unfinished">{blank}:</translation>
    </message>
    <message>
        <source>{some} of {all} sections in</source>
        <translation type="unfinished">{some} de {all} secciones incluidas</translation>
    </message>
    <message>
        <source>{step}. Ctrl+Z undoes it.</source>
        <translation type="unfinished">{step}. Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>“{title}” cannot be left out, it is {reason}.</source>
        <translation type="unfinished">«{title}» no se puede quitar: {reason}.</translation>
    </message>
    <message>
        <source>“{title}” cannot be moved further.</source>
        <translation type="unfinished">«{title}» no se puede mover más.</translation>
    </message>
</context>
<context>
    <name>FormStanding</name>
    <message>
        <source>Day of the newest facts on what is approved; it is printed</source>
        <translation type="unfinished">Día de los datos más recientes sobre lo que está aprobado; se imprime</translation>
    </message>
    <message>
        <source>Edition of the draft</source>
        <translation type="unfinished">Edición del borrador</translation>
    </message>
    <message>
        <source>Facts checked on</source>
        <translation type="unfinished">Datos comprobados el</translation>
    </message>
    <message>
        <source>It says what the English says now</source>
        <translation type="unfinished">Dice lo mismo que el inglés de ahora</translation>
    </message>
    <message>
        <source>Number of the draft</source>
        <translation type="unfinished">Número del borrador</translation>
    </message>
    <message>
        <source>Standing of the words</source>
        <translation type="unfinished">Estado de las palabras</translation>
    </message>
    <message>
        <source>Take out {language}</source>
        <translation type="unfinished">Quitar {language}</translation>
    </message>
    <message>
        <source>Take this language out</source>
        <translation type="unfinished">Quitar este idioma</translation>
    </message>
    <message>
        <source>These words are</source>
        <translation type="unfinished">Estas palabras son</translation>
    </message>
    <message>
        <source>year-month-day</source>
        <translation type="unfinished">año-mes-día</translation>
    </message>
</context>
<context>
    <name>FormWords</name>
    <message>
        <source>A consent stands for (days)</source>
        <translation type="unfinished">Un consentimiento vale (días)</translation>
    </message>
    <message>
        <source>Before the first section</source>
        <translation type="unfinished">Antes de la primera sección</translation>
    </message>
    <message>
        <source>Begin another language…</source>
        <translation type="unfinished">Empezar otro idioma…</translation>
    </message>
    <message>
        <source>Below the title</source>
        <translation type="unfinished">Debajo del título</translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished">Idioma</translation>
    </message>
    <message>
        <source>Notice of review</source>
        <translation type="unfinished">Aviso de revisión</translation>
    </message>
    <message>
        <source>Risks with a personal reason come first</source>
        <translation type="unfinished">Primero los riesgos con un motivo personal</translation>
    </message>
    <message>
        <source>Settings of the form</source>
        <translation type="unfinished">Ajustes del formulario</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished">Título</translation>
    </message>
    <message>
        <source>With this form consent is taken back</source>
        <translation type="unfinished">Con este formulario se revoca el consentimiento</translation>
    </message>
    <message>
        <source>Words of the form</source>
        <translation type="unfinished">Palabras del formulario</translation>
    </message>
    <message>
        <source>as usual in this clinic</source>
        <translation type="unfinished">como es habitual en esta clínica</translation>
    </message>
</context>
<context>
    <name>Found</name>
    <message>
        <source>Lines found</source>
        <translation type="unfinished">Líneas encontradas</translation>
    </message>
</context>
<context>
    <name>FrequencyTab</name>
    <message>
        <source>How often</source>
        <translation type="unfinished">Con qué frecuencia</translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished">Línea</translation>
    </message>
    <message>
        <source>Line of frequency</source>
        <translation type="unfinished">Línea de frecuencia</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation type="unfinished">Nota para el personal</translation>
    </message>
    <message>
        <source>Note on frequency</source>
        <translation type="unfinished">Nota sobre la frecuencia</translation>
    </message>
    <message>
        <source>The line that is printed</source>
        <translation type="unfinished">La línea que se imprime</translation>
    </message>
</context>
<context>
    <name>GivenFile</name>
    <message>
        <source>The file is being checked…</source>
        <translation type="unfinished">Se está comprobando el archivo…</translation>
    </message>
    <message>
        <source>This does not seem to be a consent made by ExoConsent, or it was not sealed by this clinic.</source>
        <translation type="unfinished">No parece un consentimiento hecho con ExoConsent, o no lo selló esta clínica.</translation>
    </message>
    <message>
        <source>What the seals prove</source>
        <translation type="unfinished">Lo que prueban los sellos</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>A click on the number marks the whole paragraph.</source>
        <translation type="unfinished">Un clic en el número marca todo el párrafo.</translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation type="unfinished">p. {page}</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Accounts, records, backup</source>
        <translation type="unfinished">Cuentas, registros, copia de seguridad</translation>
    </message>
    <message>
        <source>Consent forms for exosome treatment: chosen on the page, adapted, printed or signed, sealed.</source>
        <translation type="unfinished">Formularios de consentimiento para el tratamiento con exosomas: elegidos en la página, adaptados, impresos o firmados, sellados.</translation>
    </message>
    <message>
        <source>ExoConsent, {title}: page {page} of {pages}</source>
        <translation type="unfinished">ExoConsent, {title}: página {page} de {pages}</translation>
    </message>
    <message>
        <source>For practitioners</source>
        <translation type="unfinished">Para profesionales</translation>
    </message>
    <message>
        <source>Front desk, in two pages</source>
        <translation type="unfinished">Recepción, en dos páginas</translation>
    </message>
    <message>
        <source>Installing and upgrading</source>
        <translation type="unfinished">Instalar y actualizar</translation>
    </message>
    <message>
        <source>It is an aid to writing and signing. It does not replace the talk between patient and practitioner, nor legal advice.</source>
        <translation type="unfinished">Es una ayuda para escribir y firmar. No sustituye la conversación entre paciente y profesional ni el asesoramiento jurídico.</translation>
    </message>
    <message>
        <source>It works offline. It opens no network connection, needs no account and no activation, and sends nothing anywhere. Everything it keeps lies in the folder of your settings or in the clinic folder, on this computer.</source>
        <translation type="unfinished">Funciona sin conexión. No abre ninguna conexión de red, no necesita cuenta ni activación y no envía nada a ningún sitio. Todo lo que guarda está en la carpeta de sus ajustes o en la carpeta de la clínica, en este ordenador.</translation>
    </message>
    <message>
        <source>Languages and scripts</source>
        <translation type="unfinished">Idiomas y escrituras</translation>
    </message>
    <message>
        <source>Licence: Apache-2.0. Parts by others: THIRD-PARTY-LICENSES.md.</source>
        <translation type="unfinished">Licencia: Apache-2.0. Partes de otros: THIRD-PARTY-LICENSES.md.</translation>
    </message>
    <message>
        <source>Place by place</source>
        <translation type="unfinished">Lugar por lugar</translation>
    </message>
    <message>
        <source>The command line</source>
        <translation type="unfinished">La línea de órdenes</translation>
    </message>
    <message>
        <source>The files of a form</source>
        <translation type="unfinished">Los archivos de un formulario</translation>
    </message>
    <message>
        <source>This chapter ({file}) is not on this computer. Please install ExoConsent anew, or ask who installed it.</source>
        <translation type="unfinished">Este capítulo ({file}) no está en este ordenador. Instale ExoConsent de nuevo o pregunte a quien lo instaló.</translation>
    </message>
    <message>
        <source>What a seal proves, and the law</source>
        <translation type="unfinished">Lo que prueba un sello, y la ley</translation>
    </message>
    <message>
        <source>What lies in a PDF</source>
        <translation type="unfinished">Lo que hay en un PDF</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message numerus="yes">
        <source>%n line(s) found</source>
        <translation type="unfinished">
            <numerusform>%n línea encontrada</numerusform>
            <numerusform>%n líneas encontradas</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished">&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished">&amp;Cerrar</translation>
    </message>
    <message>
        <source>&amp;Print this chapter</source>
        <translation type="unfinished">Im&amp;primir este capítulo</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished">&amp;Buscar</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished">Atrás (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation type="unfinished">Capítulo</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished">Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Ayuda</translation>
    </message>
    <message>
        <source>Larger letters (Ctrl++)</source>
        <translation type="unfinished">Letras más grandes (Ctrl++)</translation>
    </message>
    <message>
        <source>Print this chapter (Ctrl+P)</source>
        <translation type="unfinished">Imprimir este capítulo (Ctrl+P)</translation>
    </message>
    <message>
        <source>Search all chapters</source>
        <translation type="unfinished">Buscar en todos los capítulos</translation>
    </message>
    <message>
        <source>Smaller letters (Ctrl+-)</source>
        <translation type="unfinished">Letras más pequeñas (Ctrl+-)</translation>
    </message>
    <message>
        <source>That is not in Help; it is the file or address {name}.</source>
        <translation type="unfinished">Eso no está en la Ayuda; es el archivo o la dirección {name}.</translation>
    </message>
    <message>
        <source>This chapter is in English only.</source>
        <translation type="unfinished">Este capítulo está solo en inglés.</translation>
    </message>
    <message>
        <source>letters of a word</source>
        <translation type="unfinished">letras de una palabra</translation>
    </message>
</context>
<context>
    <name>InitialsPage</name>
    <message numerus="yes">
        <source>%n sentences have no initials yet. If you do not agree, ask, or decline.</source>
        <translation type="unfinished">
            <numerusform>%n frase no tiene aún iniciales. Si no está de acuerdo, pregunte o rechace.</numerusform>
            <numerusform>%n frases no tienen aún iniciales. Si no está de acuerdo, pregunte o rechace.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished">Continuar</translation>
    </message>
    <message>
        <source>My initials to: {sentence}</source>
        <translation type="unfinished">Mis iniciales en: {sentence}</translation>
    </message>
    <message>
        <source>The form says “{name}”. Are “{initials}” your initials?</source>
        <translation type="unfinished">El formulario dice «{name}». ¿Son «{initials}» sus iniciales?</translation>
    </message>
    <message>
        <source>Tick a sentence to put your initials to it.</source>
        <translation type="unfinished">Marque una frase para poner en ella sus iniciales.</translation>
    </message>
    <message>
        <source>Type your initials first.</source>
        <translation type="unfinished">Escriba antes sus iniciales.</translation>
    </message>
    <message>
        <source>Type your own initials. If the form is not yours, call the staff.</source>
        <translation type="unfinished">Escriba sus propias iniciales. Si el formulario no es suyo, llame al personal.</translation>
    </message>
    <message>
        <source>Yes, these are my initials</source>
        <translation type="unfinished">Sí, estas son mis iniciales</translation>
    </message>
    <message>
        <source>Your initials</source>
        <translation type="unfinished">Sus iniciales</translation>
    </message>
    <message>
        <source>Your initials:</source>
        <translation type="unfinished">Sus iniciales:</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>This draft cannot be kept on disk: it is only on this screen, and lost if the power fails. Print it or make room. {why}</source>
        <translation type="unfinished">Este borrador no se puede guardar en el disco: está solo en esta pantalla y se pierde si se va la luz. Imprímalo o libere espacio. {why}</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Another language</source>
        <translation type="unfinished">Otro idioma</translation>
    </message>
    <message>
        <source>Begin {tag}</source>
        <translation type="unfinished">Empezar {tag}</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation type="unfinished">Idioma:</translation>
    </message>
    <message>
        <source>The form has all languages that there are fixed words in ({known}). For one more, copy forms/words/es.yaml of ExoConsent to {file}, translate it, and choose it here.</source>
        <translation type="unfinished">El formulario tiene todos los idiomas en los que hay palabras fijas ({known}). Para otro más, copie forms/words/es.yaml de ExoConsent en {file}, tradúzcalo y elíjalo aquí.</translation>
    </message>
    <message>
        <source>There are no fixed words in “{tag}”; there are {known}.</source>
        <translation type="unfinished">No hay palabras fijas en «{tag}»; hay {known}.</translation>
    </message>
</context>
<context>
    <name>LetterBar</name>
    <message numerus="yes">
        <source>%n claims known as unfounded</source>
        <translation type="unfinished">
            <numerusform>%n afirmación sin fundamento conocida</numerusform>
            <numerusform>%n afirmaciones sin fundamento conocidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look-alike letters</source>
        <translation type="unfinished">
            <numerusform>%n letra parecida</numerusform>
            <numerusform>%n letras parecidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look-alike letters are put right</source>
        <translation type="unfinished">
            <numerusform>%n letra parecida está corregida</numerusform>
            <numerusform>%n letras parecidas están corregidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words mix alphabets and were left as they are</source>
        <translation type="unfinished">
            <numerusform>%n palabra mezcla alfabetos y quedó como está</numerusform>
            <numerusform>%n palabras mezclan alfabetos y quedaron como están</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Repair them all</source>
        <translation type="unfinished">Co&amp;rregirlas todas</translation>
    </message>
    <message>
        <source>Next (F8)</source>
        <translation type="unfinished">Siguiente (F8)</translation>
    </message>
    <message>
        <source>Next claim known as unfounded</source>
        <translation type="unfinished">Siguiente afirmación sin fundamento conocida</translation>
    </message>
    <message>
        <source>Sho&amp;w own letters</source>
        <translation type="unfinished">Mostrar las letras &amp;originales</translation>
    </message>
    <message>
        <source>The document&apos;s own letters are kept with every passage.</source>
        <translation type="unfinished">Las letras propias del documento se conservan con cada pasaje.</translation>
    </message>
</context>
<context>
    <name>LetterheadDesk</name>
    <message>
        <source>&amp;Letterhead…</source>
        <translation type="unfinished">&amp;Membrete…</translation>
    </message>
    <message>
        <source>The clinic&apos;s name, address, telephones and logo, as every form shows them</source>
        <translation type="unfinished">El nombre, la dirección, los teléfonos y el logotipo de la clínica, tal como aparecen en cada formulario</translation>
    </message>
    <message>
        <source>The letterhead was kept. Pages that are made from now on show it.</source>
        <translation type="unfinished">El membrete quedó guardado. Las páginas que se hagan desde ahora lo muestran.</translation>
    </message>
</context>
<context>
    <name>LetterheadDialog</name>
    <message>
        <source>&amp;Address, and what else stands below</source>
        <translation type="unfinished">&amp;Dirección y lo demás que figura debajo</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished">G&amp;uardar</translation>
    </message>
    <message>
        <source>&amp;Without a logo</source>
        <translation type="unfinished">&amp;Sin logotipo</translation>
    </message>
    <message>
        <source>Choose a &amp;picture…</source>
        <translation type="unfinished">Elegir una &amp;imagen…</translation>
    </message>
    <message>
        <source>Clinic&apos;s &amp;name</source>
        <translation type="unfinished">&amp;Nombre de la clínica</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation type="unfinished">Membrete</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished">Logotipo</translation>
    </message>
    <message>
        <source>None. PNG or JPEG; it stands beside the name on the first page.</source>
        <translation type="unfinished">Ninguno. PNG o JPEG; está junto al nombre en la primera página.</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation type="unfinished">Imágenes (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>The demo clinic&apos;s name and telephones are invented and stay; a logo can be tried out here.</source>
        <translation type="unfinished">El nombre y los teléfonos de la clínica de demostración son inventados y se quedan; aquí se puede probar un logotipo.</translation>
    </message>
    <message>
        <source>Top of the first page</source>
        <translation type="unfinished">Parte superior de la primera página</translation>
    </message>
    <message>
        <source>Which picture</source>
        <translation type="unfinished">Qué imagen</translation>
    </message>
    <message>
        <source>{width} by {height} pixels are kept; nothing else that the picture&apos;s file holds.</source>
        <translation type="unfinished">Se guardan {width} por {height} píxeles; nada más de lo que contiene el archivo de la imagen.</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>This</source>
        <translation type="unfinished">Esto</translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished">desconocida</translation>
    </message>
</context>
<context>
    <name>ListBanner</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation type="unfinished">
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back to the search</source>
        <translation type="unfinished">Volver a la &amp;búsqueda</translation>
    </message>
    <message>
        <source>P&amp;rint this list</source>
        <translation type="unfinished">I&amp;mprimir esta lista</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>not known</source>
        <translation type="unfinished">desconocida</translation>
    </message>
</context>
<context>
    <name>ListsButton</name>
    <message>
        <source>&amp;Lists</source>
        <translation type="unfinished">&amp;Listas</translation>
    </message>
    <message>
        <source>Who got a lot, what is due, expired or kept long enough</source>
        <translation type="unfinished">Quién recibió un lote, lo que vence pronto, lo caducado y lo conservado bastante tiempo</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>About</source>
        <translation type="unfinished">Sobre</translation>
    </message>
    <message>
        <source>Each line is sealed to the one before it. A line that was changed or taken out is found.</source>
        <translation type="unfinished">Cada línea está sellada con la anterior. Una línea cambiada o quitada se descubre.</translation>
    </message>
    <message>
        <source>Log of the last acts</source>
        <translation type="unfinished">Diario de los últimos actos</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished">Observación</translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished">Qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished">Quién</translation>
    </message>
</context>
<context>
    <name>LogIn</name>
    <message>
        <source>&amp;Forgotten? Use the printed recovery code</source>
        <translation type="unfinished">¿&amp;Olvidada? Usar el código de recuperación impreso</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished">&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished">&amp;Frase de contraseña</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation type="unfinished">&amp;Restaurar una copia de seguridad…</translation>
    </message>
    <message>
        <source>&amp;Show letters</source>
        <translation type="unfinished">&amp;Mostrar las letras</translation>
    </message>
    <message>
        <source>&amp;Who works here</source>
        <translation type="unfinished">&amp;Quién trabaja aquí</translation>
    </message>
    <message>
        <source>Log in with a &amp;name</source>
        <translation type="unfinished">Iniciar sesión con un &amp;nombre</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished">Abriendo…</translation>
    </message>
    <message>
        <source>Recovery &amp;code, as printed</source>
        <translation type="unfinished">&amp;Código de recuperación, como está impreso</translation>
    </message>
    <message>
        <source>The code opens the records so that a forgotten passphrase can be set anew. The log will tell it.</source>
        <translation type="unfinished">El código abre los registros para poner de nuevo una frase olvidada. Constará en el diario.</translation>
    </message>
    <message>
        <source>The next try counts in {n} seconds.</source>
        <translation type="unfinished">El próximo intento cuenta dentro de {n} segundos.</translation>
    </message>
    <message>
        <source>The records could not be opened ({kind}).</source>
        <translation type="unfinished">No se pudieron abrir los registros ({kind}).</translation>
    </message>
    <message>
        <source>Try something in the &amp;demo clinic</source>
        <translation type="unfinished">Probar algo en la clínica de &amp;demostración</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation type="unfinished">Su clínica</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>From the next start the window speaks: {language}.</source>
        <translation type="unfinished">Desde el próximo inicio la ventana hablará: {language}.</translation>
    </message>
    <message>
        <source>the system&apos;s language</source>
        <translation type="unfinished">el idioma del sistema</translation>
    </message>
</context>
<context>
    <name>LostDocument</name>
    <message>
        <source>It is not in this folder. Its quotation stays with the section all the same.</source>
        <translation type="unfinished">No está en esta carpeta. La cita se queda con la sección de todos modos.</translation>
    </message>
    <message>
        <source>Its fingerprint begins with {digest}.</source>
        <translation type="unfinished">Su huella empieza por {digest}.</translation>
    </message>
    <message>
        <source>Look for the document in</source>
        <translation type="unfinished">Buscar el documento en</translation>
    </message>
    <message>
        <source>Look in a folder…</source>
        <translation type="unfinished">Buscar en una carpeta…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished">Buscando…</translation>
    </message>
    <message>
        <source>The folder could not be read ({kind}).</source>
        <translation type="unfinished">No se pudo leer la carpeta ({kind}).</translation>
    </message>
    <message>
        <source>These words are from {name}, which is not at hand.</source>
        <translation type="unfinished">Estas palabras son de {name}, que no está a mano.</translation>
    </message>
    <message>
        <source>Whatever the file is called now: it is known by its content</source>
        <translation type="unfinished">Se llame como se llame ahora el archivo: se reconoce por su contenido</translation>
    </message>
</context>
<context>
    <name>LotDialog</name>
    <message>
        <source>Lot, as it stands on the form:</source>
        <translation type="unfinished">Lote, como consta en el formulario:</translation>
    </message>
</context>
<context>
    <name>MadeUp</name>
    <message>
        <source>All of them are invented.</source>
        <translation type="unfinished">Todos son inventados.</translation>
    </message>
    <message>
        <source>Open example patient</source>
        <translation type="unfinished">Abrir paciente de ejemplo</translation>
    </message>
    <message>
        <source>There are no example patients in the folder forms/patients.</source>
        <translation type="unfinished">No hay pacientes de ejemplo en la carpeta forms/patients.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Act on the message</source>
        <translation type="unfinished">Actuar según el mensaje</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished">Mensajes</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation type="unfinished">Aún no hay mensajes.</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Is this another person? Enter asks</source>
        <translation type="unfinished">¿Es otra persona? Intro lo pregunta</translation>
    </message>
    <message>
        <source>Name, or letters of a known one</source>
        <translation type="unfinished">Nombre, o letras de uno conocido</translation>
    </message>
    <message>
        <source>No one called “{name}” is known here.</source>
        <translation type="unfinished">Aquí no se conoce a nadie llamado «{name}».</translation>
    </message>
    <message>
        <source>No one called “{name}”. Enter makes a new patient.</source>
        <translation type="unfinished">Nadie se llama «{name}». Intro crea un paciente nuevo.</translation>
    </message>
    <message>
        <source>No one called “{name}”: this changes only the name. Ctrl+N begins a new patient.</source>
        <translation type="unfinished">Nadie se llama «{name}»: esto solo cambia el nombre. Ctrl+N empieza un paciente nuevo.</translation>
    </message>
    <message>
        <source>The name</source>
        <translation type="unfinished">El nombre</translation>
    </message>
    <message>
        <source>patient&apos;s name</source>
        <translation type="unfinished">nombre del paciente</translation>
    </message>
    <message>
        <source>{name}, born {born}. Last consent: {state}</source>
        <translation type="unfinished">{name}, fecha de nacimiento {born}. Último consentimiento: {state}</translation>
    </message>
    <message>
        <source>{name}. Last consent: {state}</source>
        <translation type="unfinished">{name}. Último consentimiento: {state}</translation>
    </message>
</context>
<context>
    <name>NewCode</name>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished">&amp;Hecho</translation>
    </message>
    <message>
        <source>The new recovery code</source>
        <translation type="unfinished">El nuevo código de recuperación</translation>
    </message>
</context>
<context>
    <name>NewFormButton</name>
    <message>
        <source>&amp;New…</source>
        <translation type="unfinished">&amp;Nuevo…</translation>
    </message>
    <message>
        <source>Begin a form of your own</source>
        <translation type="unfinished">Empezar un formulario propio</translation>
    </message>
    <message>
        <source>New form</source>
        <translation type="unfinished">Formulario nuevo</translation>
    </message>
</context>
<context>
    <name>NewFormDialog</name>
    <message>
        <source>All sections and languages of “{title}”</source>
        <translation type="unfinished">Todas las secciones e idiomas de «{title}»</translation>
    </message>
    <message>
        <source>It begins with</source>
        <translation type="unfinished">Empieza con</translation>
    </message>
    <message>
        <source>New form</source>
        <translation type="unfinished">Formulario nuevo</translation>
    </message>
    <message>
        <source>No sections: you pick them from an article or the library, or write them</source>
        <translation type="unfinished">Sin secciones: las toma de un artículo o de la biblioteca, o las escribe</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation type="unfinished">Título en inglés</translation>
    </message>
    <message>
        <source>What stands above the first section is copied too; look it over. Sections belong to all forms that hold them: a change to one is a change in each. The form is a draft until it is published.</source>
        <translation type="unfinished">También se copia lo que está antes de la primera sección; revíselo. Las secciones pertenecen a todos los formularios que las contienen: un cambio en una es un cambio en todos. El formulario es un borrador hasta que se publica.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>&amp;Set it</source>
        <translation type="unfinished">&amp;Ponerla</translation>
    </message>
    <message>
        <source>Let {name} sit here and take it: nobody else should know it. The old one opens nothing any more; all records are written under a new key, which takes some seconds.</source>
        <translation type="unfinished">Deje que {name} se siente aquí y la elija: nadie más debería conocerla. La anterior ya no abre nada; todos los registros se escriben con una clave nueva, lo que tarda unos segundos.</translation>
    </message>
    <message>
        <source>Set a new passphrase</source>
        <translation type="unfinished">Poner una frase nueva</translation>
    </message>
    <message>
        <source>Type your passphrase as it is now.</source>
        <translation type="unfinished">Escriba su frase tal como es ahora.</translation>
    </message>
    <message>
        <source>Your passphrase &amp;now</source>
        <translation type="unfinished">Su frase a&amp;ctual</translation>
    </message>
</context>
<context>
    <name>NewPerson</name>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished">&amp;Añadir</translation>
    </message>
    <message>
        <source>&amp;Name, as it shall stand in the log</source>
        <translation type="unfinished">&amp;Nombre, como constará en el diario</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished">F&amp;unción</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished">Añadir a una persona</translation>
    </message>
    <message>
        <source>Let your colleague sit here and take the passphrase: nobody else should know it.</source>
        <translation type="unfinished">Deje que su colega se siente aquí y elija la frase: nadie más debería conocerla.</translation>
    </message>
    <message>
        <source>Write the name.</source>
        <translation type="unfinished">Escriba el nombre.</translation>
    </message>
</context>
<context>
    <name>NumberTable</name>
    <message>
        <source>Add a number</source>
        <translation type="unfinished">Añadir un número</translation>
    </message>
    <message>
        <source>Always printed</source>
        <translation type="unfinished">Se imprime siempre</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">Desde</translation>
    </message>
    <message>
        <source>Its line; it says in what people were counted</source>
        <translation type="unfinished">Su línea; dice entre quiénes se contó</translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Nombre</translation>
    </message>
    <message>
        <source>Number of frequency</source>
        <translation type="unfinished">Número de la frecuencia</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished">Números</translation>
    </message>
    <message>
        <source>Numbers are whole: 4 of 1,000 is 4 and 1000.</source>
        <translation type="unfinished">Los números son enteros: 4 de 1.000 es 4 y 1000.</translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished">De</translation>
    </message>
    <message>
        <source>Printed when…</source>
        <translation type="unfinished">Se imprime cuando…</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished">Fuentes</translation>
    </message>
    <message>
        <source>Take a number out</source>
        <translation type="unfinished">Quitar un número</translation>
    </message>
    <message>
        <source>Take the number out</source>
        <translation type="unfinished">Quitar el número</translation>
    </message>
    <message>
        <source>The line that is printed for the chosen number</source>
        <translation type="unfinished">La línea que se imprime para el número elegido</translation>
    </message>
    <message>
        <source>There is a number of that name already.</source>
        <translation type="unfinished">Ya hay un número con ese nombre.</translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished">Hasta</translation>
    </message>
</context>
<context>
    <name>Offline</name>
    <message>
        <source>A screen reader, the desktop and other programs of this computer have their own rules; they are reached by sockets that stay inside this computer.</source>
        <translation type="unfinished">Un lector de pantalla, el escritorio y otros programas de este equipo tienen sus propias reglas; se llega a ellos por sockets que no salen de este equipo.</translation>
    </message>
    <message>
        <source>How to check it yourself</source>
        <translation type="unfinished">Cómo comprobarlo uno mismo</translation>
    </message>
    <message>
        <source>It asks no time server and no server for certificates: signing and verifying need none.</source>
        <translation type="unfinished">No pregunta a ningún servidor de hora ni de certificados: firmar y verificar no los necesitan.</translation>
    </message>
    <message>
        <source>It looks for no updates, needs no account and no activation, and reports nothing to anybody.</source>
        <translation type="unfinished">No busca actualizaciones, no necesita cuenta ni activación y no informa de nada a nadie.</translation>
    </message>
    <message>
        <source>It opens no connection, answers none and looks up no name.</source>
        <translation type="unfinished">No abre ninguna conexión, no responde a ninguna y no busca ningún nombre de equipo.</translation>
    </message>
    <message>
        <source>It opens no web browser and loads no picture, typeface or form from elsewhere.</source>
        <translation type="unfinished">No abre ningún navegador web ni carga imágenes, tipos de letra o formularios de otro lugar.</translation>
    </message>
    <message>
        <source>Linux holds this program: since its first moment it is refused every connection but those inside this computer, and so is every program that it starts. It cannot take this off again (seccomp: only local sockets).</source>
        <translation type="unfinished">Linux retiene este programa: desde su primer momento se le niega toda conexión que no sea dentro de este equipo, y también a todo programa que inicia. No puede quitárselo (seccomp: solo sockets locales).</translation>
    </message>
    <message>
        <source>Missing: Python&apos;s own guard does not answer.</source>
        <translation type="unfinished">Falta: la protección propia de Python no responde.</translation>
    </message>
    <message>
        <source>Missing: something that could speak to networks is loaded: {modules}.</source>
        <translation type="unfinished">Falta: hay cargado algo que podría hablar con redes: {modules}.</translation>
    </message>
    <message>
        <source>Missing: the system would not put up its guard (seccomp). Parts that are not written in Python, and programs that this one starts, are not held back by the system.</source>
        <translation type="unfinished">Falta: el sistema no quiso activar su protección (seccomp). El sistema no retiene las partes que no están escritas en Python ni los programas que este inicia.</translation>
    </message>
    <message>
        <source>Missing: the system&apos;s guard is known for the processors x86_64 and aarch64 only, and this is {machine}. Parts that are not written in Python, and programs that this one starts, are not held back by the system.</source>
        <translation type="unfinished">Falta: la protección del sistema solo se conoce para los procesadores x86_64 y aarch64, y este es {machine}. El sistema no retiene las partes que no están escritas en Python ni los programas que este inicia.</translation>
    </message>
    <message>
        <source>Missing: this system has no guard that a program can put on itself as Linux has. Parts that are not written in Python, and programs that this one starts, are not held back by the system.</source>
        <translation type="unfinished">Falta: este sistema no tiene una protección que un programa pueda ponerse a sí mismo, como la tiene Linux. El sistema no retiene las partes que no están escritas en Python ni los programas que este inicia.</translation>
    </message>
    <message>
        <source>Nothing that speaks to networks is loaded, and none of it can be loaded.</source>
        <translation type="unfinished">No hay cargado nada que hable con redes, ni se puede cargar.</translation>
    </message>
    <message>
        <source>Offline: this program can reach no network on this computer. Every guard holds.</source>
        <translation type="unfinished">Sin conexión: este programa no puede llegar a ninguna red en este equipo. Todas las protecciones están activas.</translation>
    </message>
    <message>
        <source>Offline: this program never uses a network, but not every guard could be put up on this computer. What is missing is said below.</source>
        <translation type="unfinished">Sin conexión: este programa nunca usa una red, pero en este equipo no se pudieron activar todas las protecciones. Abajo se dice qué falta.</translation>
    </message>
    <message>
        <source>On Linux, ask the system for the guard; 2 means that a filter is on: {line}</source>
        <translation type="unfinished">En Linux, preguntar al sistema por la protección; 2 significa que hay un filtro activo: {line}</translation>
    </message>
    <message>
        <source>On Linux, let a tracer write down every socket: {line}</source>
        <translation type="unfinished">En Linux, hacer que un rastreador anote cada socket: {line}</translation>
    </message>
    <message>
        <source>On Linux, let the administrator list the files and sockets that it has open: {line}</source>
        <translation type="unfinished">En Linux, que el administrador liste los archivos y sockets que tiene abiertos: {line}</translation>
    </message>
    <message>
        <source>On Linux, start it where no network exists at all: {line}</source>
        <translation type="unfinished">En Linux, iniciarlo donde no existe ninguna red: {line}</translation>
    </message>
    <message>
        <source>On every system, this page stands on the command line too: {line}</source>
        <translation type="unfinished">En todos los sistemas, esta página está también en la línea de comandos: {line}</translation>
    </message>
    <message>
        <source>Printing hands the pages to this computer&apos;s print system. A printer on the clinic&apos;s network gets them from the print system, not from this program.</source>
        <translation type="unfinished">Al imprimir, las páginas se entregan al sistema de impresión de este equipo. Una impresora de la red de la clínica las recibe del sistema de impresión, no de este programa.</translation>
    </message>
    <message>
        <source>Pull the network cable, switch the wireless off, or use a computer that never had either: all works.</source>
        <translation type="unfinished">Desconecte el cable de red, apague la conexión inalámbrica o use un equipo que nunca tuvo ninguna de las dos: todo funciona.</translation>
    </message>
    <message>
        <source>Python holds it too: connections, look-ups of names and web addresses are refused before the system is asked.</source>
        <translation type="unfinished">Python también lo retiene: las conexiones, las búsquedas de nombres y las direcciones web se rechazan antes de preguntar al sistema.</translation>
    </message>
    <message>
        <source>Then look for AF_INET and AF_PACKET in that file: there is none, except the three refused ones of this page, if you open it.</source>
        <translation type="unfinished">Después busque AF_INET y AF_PACKET en ese archivo: no hay ninguno, salvo los tres rechazados de esta página, si la abre.</translation>
    </message>
    <message>
        <source>Tried just now: Linux was asked for a way out by {families}. It gave it; it was closed at once and nothing was sent.</source>
        <translation type="unfinished">Probado ahora mismo: se pidió a Linux una salida por {families}. La concedió; se cerró enseguida y no se envió nada.</translation>
    </message>
    <message>
        <source>Tried just now: Linux was asked for a way out by {families}. It refused each of them: {answer}.</source>
        <translation type="unfinished">Probado ahora mismo: se pidió a Linux una salida por {families}. Las rechazó todas: {answer}.</translation>
    </message>
    <message>
        <source>What holds now</source>
        <translation type="unfinished">Qué está activo ahora</translation>
    </message>
    <message>
        <source>What these guards do not cover</source>
        <translation type="unfinished">Qué no cubren estas protecciones</translation>
    </message>
    <message>
        <source>What this program never does</source>
        <translation type="unfinished">Qué no hace nunca este programa</translation>
    </message>
    <message>
        <source>What you save or back up into a folder that another program copies elsewhere is copied by that program.</source>
        <translation type="unfinished">Lo que guarde o respalde en una carpeta que otro programa copia a otro lugar lo copia ese programa.</translation>
    </message>
</context>
<context>
    <name>OneField</name>
    <message>
        <source>choose…</source>
        <translation type="unfinished">elija…</translation>
    </message>
    <message>
        <source>write it here</source>
        <translation type="unfinished">escríbalo aquí</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>&amp;Patient (Ctrl+F)</source>
        <translation type="unfinished">&amp;Paciente (Ctrl+F)</translation>
    </message>
    <message>
        <source>Opening the forms…</source>
        <translation type="unfinished">Abriendo los formularios…</translation>
    </message>
    <message>
        <source>Patient&apos;s name</source>
        <translation type="unfinished">Nombre del paciente</translation>
    </message>
</context>
<context>
    <name>Outgoing</name>
    <message>
        <source>CAUTION: {what} F8 goes there.</source>
        <translation type="unfinished">ATENCIÓN: {what} F8 lleva allí.</translation>
    </message>
    <message>
        <source>Cancel printing</source>
        <translation type="unfinished">Cancelar impresión</translation>
    </message>
    <message>
        <source>Cancelled the printing of {number}.</source>
        <translation type="unfinished">Se canceló la impresión de {number}.</translation>
    </message>
    <message>
        <source>Ctrl+P prints on “{name}” from now on.</source>
        <translation type="unfinished">Ctrl+P imprime en «{name}» desde ahora.</translation>
    </message>
    <message>
        <source>It is marked NOT FOR SIGNATURE; F8 shows why.</source>
        <translation type="unfinished">Lleva la marca NOT FOR SIGNATURE (no firmar); F8 muestra por qué.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished">PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation type="unfinished">Imprimir otra vez</translation>
    </message>
    <message>
        <source>Printed {number} on “{where}”.</source>
        <translation type="unfinished">{number} se imprimió en «{where}».</translation>
    </message>
    <message>
        <source>Printing failed ({kind}).</source>
        <translation type="unfinished">No se pudo imprimir ({kind}).</translation>
    </message>
    <message>
        <source>Printing {number} on “{where}”: {copies} for the clinic, {patient} for the patient.</source>
        <translation type="unfinished">Imprimiendo {number} en «{where}»: {copies} para la clínica, {patient} para el paciente.</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation type="unfinished">Guardar PDF</translation>
    </message>
    <message>
        <source>Save PDF instead</source>
        <translation type="unfinished">Guardar como PDF</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation type="unfinished">Guardar en otro sitio…</translation>
    </message>
    <message>
        <source>Saved {number} as a PDF.</source>
        <translation type="unfinished">{number} se guardó como PDF.</translation>
    </message>
    <message>
        <source>Still open before it is signed: {count} (F8).</source>
        <translation type="unfinished">Pendiente antes de firmar: {count} (F8).</translation>
    </message>
    <message>
        <source>The PDF was not saved: the file {why}.</source>
        <translation type="unfinished">El PDF no se guardó: {why}.</translation>
    </message>
    <message>
        <source>This is a blank copy, to be filled in by hand.</source>
        <translation type="unfinished">Es un ejemplar en blanco, para rellenar a mano.</translation>
    </message>
    <message>
        <source>the printer</source>
        <translation type="unfinished">la impresora</translation>
    </message>
</context>
<context>
    <name>OutlookLines</name>
    <message>
        <source>Counting…</source>
        <translation type="unfinished">Contando…</translation>
    </message>
    <message>
        <source>The people could not be counted.</source>
        <translation type="unfinished">No se pudo contar a las personas.</translation>
    </message>
    <message>
        <source>This can never be true: no patient can meet it.</source>
        <translation type="unfinished">Esto nunca puede cumplirse: ningún paciente puede cumplirlo.</translation>
    </message>
    <message>
        <source>This is always true: every patient meets it. Choose “always” to say so.</source>
        <translation type="unfinished">Esto se cumple siempre: todos los pacientes lo cumplen. Elija «siempre» para decirlo.</translation>
    </message>
    <message>
        <source>This rule has too many rows to tell whether it can ever be true.</source>
        <translation type="unfinished">Esta regla tiene demasiadas filas para saber si puede cumplirse alguna vez.</translation>
    </message>
</context>
<context>
    <name>OwnClinic</name>
    <message>
        <source>{path}: could not be made ({why}); nothing was changed there</source>
        <translation type="unfinished">{path}: no se pudo crear ({why}); allí no se cambió nada</translation>
    </message>
</context>
<context>
    <name>PackChanges</name>
    <message>
        <source>New here</source>
        <translation type="unfinished">Nuevo aquí</translation>
    </message>
    <message>
        <source>New words stand in [new: …], underlined; words that would go in [gone: …], struck out.</source>
        <translation type="unfinished">Las palabras nuevas están en [nuevo: …], subrayadas; las que desaparecerían, en [quitado: …], tachadas.</translation>
    </message>
    <message>
        <source>New: {new}. Would change: {changed}. Here already, word for word: {same}.</source>
        <translation type="unfinished">Nuevo: {new}. Cambiaría: {changed}. Ya está aquí, palabra por palabra: {same}.</translation>
    </message>
    <message>
        <source>Only remarks or the way it is written; patients read the same.</source>
        <translation type="unfinished">Solo comentarios o la manera de escribirlo; los pacientes leen lo mismo.</translation>
    </message>
    <message>
        <source>They write:</source>
        <translation type="unfinished">Escriben:</translation>
    </message>
    <message>
        <source>What nobody here has checked</source>
        <translation type="unfinished">Lo que nadie aquí ha comprobado</translation>
    </message>
    <message>
        <source>Why it cannot be taken in</source>
        <translation type="unfinished">Por qué no se puede incorporar</translation>
    </message>
    <message>
        <source>Would be drafts again, because words in them change</source>
        <translation type="unfinished">Volverían a ser borradores, porque cambian palabras en ellos</translation>
    </message>
    <message>
        <source>{what} would change</source>
        <translation type="unfinished">{what} cambiaría</translation>
    </message>
</context>
<context>
    <name>PackDesk</name>
    <message>
        <source>Pack “{title}”</source>
        <translation type="unfinished">Paquete «{title}»</translation>
    </message>
    <message>
        <source>Packs of ExoConsent (*.exopack)</source>
        <translation type="unfinished">Paquetes de ExoConsent (*.exopack)</translation>
    </message>
    <message>
        <source>The form that is open at the desk keeps its words until another one is begun.</source>
        <translation type="unfinished">El formulario abierto en el mostrador conserva su texto hasta que se empiece otro.</translation>
    </message>
    <message>
        <source>Where the pack shall go: a stick</source>
        <translation type="unfinished">Dónde se guarda el paquete: una memoria USB</translation>
    </message>
    <message>
        <source>Which pack</source>
        <translation type="unfinished">Qué paquete</translation>
    </message>
    <message>
        <source>is no file; choose a pack</source>
        <translation type="unfinished">no es un archivo; elija un paquete</translation>
    </message>
</context>
<context>
    <name>PackLookDialog</name>
    <message>
        <source>&amp;Leave everything as it is</source>
        <translation type="unfinished">&amp;Dejar todo como está</translation>
    </message>
    <message>
        <source>A pack</source>
        <translation type="unfinished">Un paquete</translation>
    </message>
    <message>
        <source>All of it is here already, word for word. There is nothing to take in.</source>
        <translation type="unfinished">Todo está ya aquí, palabra por palabra. No hay nada que incorporar.</translation>
    </message>
    <message>
        <source>All of it is taken in, or nothing. “Undo the last pack” takes it out again.</source>
        <translation type="unfinished">Se incorpora todo o nada. «Deshacer el último paquete» lo vuelve a quitar.</translation>
    </message>
    <message>
        <source>Fingerprint of who signed</source>
        <translation type="unfinished">Huella de quien firmó</translation>
    </message>
    <message>
        <source>It cannot be taken in: the forms would not work together afterwards. See above.</source>
        <translation type="unfinished">No se puede incorporar: después los formularios no funcionarían juntos. Véase arriba.</translation>
    </message>
    <message>
        <source>Not ticked yet: {count} that would be replaced. It is taken in whole or not at all.</source>
        <translation type="unfinished">Aún sin marcar: {count} que se sustituirían. Se incorpora entero o no se incorpora.</translation>
    </message>
    <message>
        <source>Signed by this clinic itself; the signature fits.</source>
        <translation type="unfinished">Firmado por esta misma clínica; la firma es válida.</translation>
    </message>
    <message>
        <source>Take it &amp;all in</source>
        <translation type="unfinished">&amp;Incorporarlo todo</translation>
    </message>
    <message>
        <source>Taking it in…</source>
        <translation type="unfinished">Se está incorporando…</translation>
    </message>
    <message>
        <source>The signature fits, but nobody here knows who signed.</source>
        <translation type="unfinished">La firma es válida, pero nadie aquí conoce a quien firmó.</translation>
    </message>
    <message>
        <source>The signature fits. They are known here since {day}; {who} compared their fingerprint.</source>
        <translation type="unfinished">La firma es válida. Son conocidos aquí desde {day}; {who} comparó su huella.</translation>
    </message>
    <message>
        <source>These would stand in the &amp;place of something. Tick each that may (Space):</source>
        <translation type="unfinished">Estos ocuparían el &amp;lugar de algo. Marque cada uno que pueda hacerlo (barra espaciadora):</translation>
    </message>
    <message>
        <source>Type the fingerprint of who signed it, as they tell it to you.</source>
        <translation type="unfinished">Teclee la huella de quien lo firmó, tal como se la dicten.</translation>
    </message>
    <message>
        <source>What may be replaced</source>
        <translation type="unfinished">Lo que se puede sustituir</translation>
    </message>
    <message>
        <source>What the pack would do</source>
        <translation type="unfinished">Lo que haría el paquete</translation>
    </message>
</context>
<context>
    <name>PackMakeDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished">&amp;Cerrar</translation>
    </message>
    <message>
        <source>&amp;Make it…</source>
        <translation type="unfinished">&amp;Hacerlo…</translation>
    </message>
    <message>
        <source>&amp;Note for who takes it in (may stay empty)</source>
        <translation type="unfinished">&amp;Nota para quien lo incorpora (puede quedar vacía)</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished">&amp;Título</translation>
    </message>
    <message>
        <source>A form goes with all its sections and the texts that these were made from. It arrives as a draft: who takes it in publishes it there.</source>
        <translation type="unfinished">Un formulario va con todas sus secciones y los textos de los que se hicieron. Llega como borrador: quien lo incorpora lo publica allí.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished">Huella</translation>
    </message>
    <message>
        <source>In a few words, e.g. Our consent for knee treatment</source>
        <translation type="unfinished">En pocas palabras, p. ej. Nuestro consentimiento para la rodilla</translation>
    </message>
    <message>
        <source>Make a pack</source>
        <translation type="unfinished">Hacer un paquete</translation>
    </message>
    <message>
        <source>The note is too long; {most} signs are allowed.</source>
        <translation type="unfinished">La nota es demasiado larga; se permiten {most} signos.</translation>
    </message>
    <message>
        <source>Tick at least one thing (Space).</source>
        <translation type="unfinished">Marque al menos una cosa (barra espaciadora).</translation>
    </message>
    <message>
        <source>Ticked: {count}.</source>
        <translation type="unfinished">Marcados: {count}.</translation>
    </message>
    <message>
        <source>Ticked: {count}. Give the pack a title.</source>
        <translation type="unfinished">Marcados: {count}. Ponga un título al paquete.</translation>
    </message>
    <message>
        <source>What goes into the pack</source>
        <translation type="unfinished">Lo que entra en el paquete</translation>
    </message>
    <message>
        <source>Writing it and reading it back…</source>
        <translation type="unfinished">Se escribe y se vuelve a leer…</translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message>
        <source>Fixed words in {title}</source>
        <translation type="unfinished">Palabras fijas en {title}</translation>
    </message>
    <message>
        <source>Form “{title}”</source>
        <translation type="unfinished">Formulario «{title}»</translation>
    </message>
    <message>
        <source>Forms, each with all its sections</source>
        <translation type="unfinished">Formularios, cada uno con todas sus secciones</translation>
    </message>
    <message>
        <source>Law: {title}</source>
        <translation type="unfinished">Ley: {title}</translation>
    </message>
    <message>
        <source>Laws of a state or country</source>
        <translation type="unfinished">Leyes de un estado o país</translation>
    </message>
    <message>
        <source>Made on {when}. It says of itself: {by}, {clinic}.</source>
        <translation type="unfinished">Hecho el {when}. Dice de sí mismo: {by}, {clinic}.</translation>
    </message>
    <message>
        <source>Section “{title}”</source>
        <translation type="unfinished">Sección «{title}»</translation>
    </message>
    <message>
        <source>Single sections of your own</source>
        <translation type="unfinished">Secciones sueltas propias</translation>
    </message>
    <message>
        <source>Text that sections were made from: {title}</source>
        <translation type="unfinished">Texto del que se hicieron secciones: {title}</translation>
    </message>
    <message>
        <source>That could not be done ({kind}). Nothing was changed.</source>
        <translation type="unfinished">No se pudo hacer ({kind}). No se cambió nada.</translation>
    </message>
    <message>
        <source>The last one: “{title}”, taken in on {when} by {who}; {count} files.</source>
        <translation type="unfinished">El último: «{title}», incorporado el {when} por {who}; {count} archivos.</translation>
    </message>
    <message>
        <source>There is no pack to undo. Only the last one can be undone, and once.</source>
        <translation type="unfinished">No hay ningún paquete que deshacer. Solo se puede deshacer el último, y una vez.</translation>
    </message>
    <message>
        <source>Translations: fixed words of a language</source>
        <translation type="unfinished">Traducciones: palabras fijas de un idioma</translation>
    </message>
    <message>
        <source>{name} was written and read back: {count} files, signed. You may take the stick out. Whoever opens it for the first time asks for your fingerprint: read it to them on the telephone.</source>
        <translation type="unfinished">{name} se escribió y se volvió a leer: {count} archivos, firmado. Ya puede sacar la memoria USB. Quien lo abra por primera vez preguntará por su huella: léasela por teléfono.</translation>
    </message>
    <message>
        <source>{place} ({language})</source>
        <translation type="unfinished">{place} ({language})</translation>
    </message>
    <message>
        <source>{title} (your own)</source>
        <translation type="unfinished">{title} (propio)</translation>
    </message>
    <message>
        <source>{title}: the draft has errors; the pack gets what stood there before</source>
        <translation type="unfinished">{title}: el borrador tiene errores; el paquete lleva lo que había antes</translation>
    </message>
    <message>
        <source>{what} came from another maker; the pack&apos;s would be used in its place.</source>
        <translation type="unfinished">{what}: vino de otro autor; en su lugar se usaría lo del paquete.</translation>
    </message>
    <message>
        <source>{what} came from this maker and was changed here since; these changes would go.</source>
        <translation type="unfinished">{what}: vino de este autor y desde entonces se cambió aquí; esos cambios se perderían.</translation>
    </message>
    <message>
        <source>{what} comes with ExoConsent; the pack&apos;s would be used in its place.</source>
        <translation type="unfinished">{what}: viene con ExoConsent; en su lugar se usaría lo del paquete.</translation>
    </message>
    <message>
        <source>{what} is older in this pack than the one that is here.</source>
        <translation type="unfinished">{what}: en este paquete es más antiguo que lo que hay aquí.</translation>
    </message>
    <message>
        <source>{what} is your own work; the pack&apos;s would be used in its place.</source>
        <translation type="unfinished">{what}: es trabajo propio; en su lugar se usaría lo del paquete.</translation>
    </message>
    <message>
        <source>“{title}” was taken in: {count} files. Its forms are drafts until somebody here publishes them. “Packs…” undoes it.</source>
        <translation type="unfinished">«{title}» se incorporó: {count} archivos. Sus formularios son borradores hasta que alguien aquí los publique. «Paquetes…» lo deshace.</translation>
    </message>
    <message>
        <source>“{title}” was undone: {count} files are as they were before.</source>
        <translation type="unfinished">«{title}» se deshizo: {count} archivos están como antes.</translation>
    </message>
</context>
<context>
    <name>PacksDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished">&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Make a pack…</source>
        <translation type="unfinished">&amp;Hacer un paquete…</translation>
    </message>
    <message>
        <source>&amp;Open a pack…</source>
        <translation type="unfinished">&amp;Abrir un paquete…</translation>
    </message>
    <message>
        <source>&amp;Undo it now</source>
        <translation type="unfinished">&amp;Deshacerlo ahora</translation>
    </message>
    <message>
        <source>&amp;Undo the last pack</source>
        <translation type="unfinished">&amp;Deshacer el último paquete</translation>
    </message>
    <message>
        <source>A pack carries forms, sections, translations and laws to another clinic, on a stick. It is signed, and it never holds a patient&apos;s data.</source>
        <translation type="unfinished">Un paquete lleva formularios, secciones, traducciones y leyes a otra clínica, en una memoria USB. Va firmado y nunca contiene datos de pacientes.</translation>
    </message>
    <message>
        <source>Choose what goes in; then it is written where you say.</source>
        <translation type="unfinished">Elija qué entra; después se escribe donde usted diga.</translation>
    </message>
    <message>
        <source>Copied. The telephone or paper is the way to tell it, not the stick with the pack.</source>
        <translation type="unfinished">Copiado. Se comunica por teléfono o en papel, no en la memoria USB que lleva el paquete.</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation type="unfinished">Copiar la huella</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished">Huella</translation>
    </message>
    <message>
        <source>Fingerprint of your packs. Read it to whoever opens one for the first time:</source>
        <translation type="unfinished">Huella de sus paquetes. Léasela a quien abra uno por primera vez:</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation type="unfinished">Paquetes</translation>
    </message>
    <message>
        <source>Reading it and trying out what it would do…</source>
        <translation type="unfinished">Se lee y se prueba lo que haría…</translation>
    </message>
    <message>
        <source>See who signed it and every word that it would change. Nothing is taken in by looking.</source>
        <translation type="unfinished">Vea quién lo firmó y cada palabra que cambiaría. Con solo mirar no se incorpora nada.</translation>
    </message>
    <message>
        <source>What it brought goes, and what it replaced comes back, as it was. Press again to do that.</source>
        <translation type="unfinished">Lo que trajo desaparece y lo que sustituyó vuelve como estaba. Pulse otra vez para hacerlo.</translation>
    </message>
</context>
<context>
    <name>PageStops</name>
    <message>
        <source>+ Add…</source>
        <translation type="unfinished">+ Añadir…</translation>
    </message>
    <message>
        <source>Add a section that no rule asks for</source>
        <translation type="unfinished">Añadir una sección que ninguna regla pide</translation>
    </message>
    <message>
        <source>Added by hand: {reason}</source>
        <translation type="unfinished">Añadida a mano: {reason}</translation>
    </message>
    <message>
        <source>Left out: {reason}</source>
        <translation type="unfinished">Quitada: {reason}</translation>
    </message>
    <message>
        <source>Required, cannot be left out: {reason}</source>
        <translation type="unfinished">Obligatoria, no se puede quitar: {reason}</translation>
    </message>
    <message>
        <source>Required: part of every form.</source>
        <translation type="unfinished">Obligatoria: parte de todo formulario.</translation>
    </message>
    <message>
        <source>Suggested: {reason}. Space leaves it out.</source>
        <translation type="unfinished">Sugerida: {reason}. Espacio la quita.</translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation type="unfinished">añadida a mano</translation>
    </message>
    <message>
        <source>in the form</source>
        <translation type="unfinished">en el formulario</translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished">quitada</translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished">obligatoria</translation>
    </message>
    <message>
        <source>{title}, left out, press to put it back</source>
        <translation type="unfinished">{title}, quitada, pulse para volver a ponerla</translation>
    </message>
    <message>
        <source>{title}, section {number} of {of}, {state}</source>
        <translation type="unfinished">{title}, sección {number} de {of}, {state}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Consent form</source>
        <translation type="unfinished">Formulario de consentimiento</translation>
    </message>
    <message>
        <source>Consent form pages</source>
        <translation type="unfinished">Páginas del formulario de consentimiento</translation>
    </message>
    <message>
        <source>The pages are being made…</source>
        <translation type="unfinished">Se están haciendo las páginas…</translation>
    </message>
</context>
<context>
    <name>PagesOf</name>
    <message>
        <source>The document</source>
        <translation type="unfinished">El documento</translation>
    </message>
    <message numerus="yes">
        <source>The document, %n pages. The arrow keys move it.</source>
        <translation type="unfinished">
            <numerusform>El documento, %n página. Las flechas lo mueven.</numerusform>
            <numerusform>El documento, %n páginas. Las flechas lo mueven.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>A4 (210 × 297 mm)</source>
        <translation type="unfinished">A4 (210 × 297 mm)</translation>
    </message>
    <message>
        <source>Letter (8.5 × 11 in)</source>
        <translation type="unfinished">Carta (8,5 × 11 pulgadas)</translation>
    </message>
</context>
<context>
    <name>PaperBox</name>
    <message>
        <source>Paper</source>
        <translation type="unfinished">Papel</translation>
    </message>
</context>
<context>
    <name>PartMenu</name>
    <message>
        <source>A short name, for staff only:</source>
        <translation type="unfinished">Un nombre corto, solo para el personal:</translation>
    </message>
    <message>
        <source>Add part {name}</source>
        <translation type="unfinished">Añadir la parte {name}</translation>
    </message>
    <message>
        <source>Add, take out or set the parts of this section</source>
        <translation type="unfinished">Añadir, quitar o ajustar las partes de esta sección</translation>
    </message>
    <message>
        <source>Also printed while a fact is not known</source>
        <translation type="unfinished">También se imprime mientras no se sepa un dato</translation>
    </message>
    <message>
        <source>Always printed</source>
        <translation type="unfinished">Se imprime siempre</translation>
    </message>
    <message>
        <source>Another name…</source>
        <translation type="unfinished">Otro nombre…</translation>
    </message>
    <message>
        <source>Move part {name}</source>
        <translation type="unfinished">Mover la parte {name}</translation>
    </message>
    <message>
        <source>Name of part {name}</source>
        <translation type="unfinished">Nombre de la parte {name}</translation>
    </message>
    <message>
        <source>Name of the part</source>
        <translation type="unfinished">Nombre de la parte</translation>
    </message>
    <message>
        <source>Names the variant</source>
        <translation type="unfinished">Da nombre a la variante</translation>
    </message>
    <message>
        <source>New part</source>
        <translation type="unfinished">Parte nueva</translation>
    </message>
    <message>
        <source>New part…</source>
        <translation type="unfinished">Parte nueva…</translation>
    </message>
    <message>
        <source>On the page that the patient keeps</source>
        <translation type="unfinished">En la página que guarda el paciente</translation>
    </message>
    <message>
        <source>Part {name}</source>
        <translation type="unfinished">Parte {name}</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished">Partes</translation>
    </message>
    <message>
        <source>Print it earlier</source>
        <translation type="unfinished">Imprimirla antes</translation>
    </message>
    <message>
        <source>Print it later</source>
        <translation type="unfinished">Imprimirla después</translation>
    </message>
    <message>
        <source>Printed when no variant is</source>
        <translation type="unfinished">Se imprime si no se imprime ninguna variante</translation>
    </message>
    <message>
        <source>Printed when…</source>
        <translation type="unfinished">Se imprime cuando…</translation>
    </message>
    <message>
        <source>Take out part {name}</source>
        <translation type="unfinished">Quitar la parte {name}</translation>
    </message>
    <message>
        <source>Take this part out</source>
        <translation type="unfinished">Quitar esta parte</translation>
    </message>
    <message>
        <source>There is a part of that name already.</source>
        <translation type="unfinished">Ya hay una parte con ese nombre.</translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished">todo</translation>
    </message>
    <message>
        <source>first paragraph</source>
        <translation type="unfinished">primer párrafo</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished">nada</translation>
    </message>
</context>
<context>
    <name>PassageList</name>
    <message>
        <source>Marked passages. Enter shows one, Delete takes it out.</source>
        <translation type="unfinished">Pasajes marcados. Intro muestra uno, Supr lo quita.</translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message>
        <source>New &amp;passphrase: four words, or 15 characters of your own</source>
        <translation type="unfinished">&amp;Frase de contraseña nueva: cuatro palabras, o 15 caracteres propios</translation>
    </message>
    <message>
        <source>O&amp;ffer other words</source>
        <translation type="unfinished">Pr&amp;oponer otras palabras</translation>
    </message>
    <message>
        <source>Type it &amp;once more</source>
        <translation type="unfinished">Escríbala otra &amp;vez</translation>
    </message>
    <message>
        <source>Type the passphrase once more, so that you know it.</source>
        <translation type="unfinished">Escriba la frase otra vez, para aprenderla.</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message numerus="yes">
        <source>%n comment(s) or footnote(s)</source>
        <translation type="unfinished">
            <numerusform>%n comentario o nota al pie</numerusform>
            <numerusform>%n comentarios o notas al pie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible sign(s)</source>
        <translation type="unfinished">
            <numerusform>%n signo invisible</numerusform>
            <numerusform>%n signos invisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation type="unfinished">
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tracked deletion(s)</source>
        <translation type="unfinished">
            <numerusform>%n eliminación marcada</numerusform>
            <numerusform>%n eliminaciones marcadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) mix look-alike letters of two scripts; the checks name them.</source>
        <translation type="unfinished">
            <numerusform>%n palabra mezcla letras parecidas de dos alfabetos; las comprobaciones la nombran.</numerusform>
            <numerusform>%n palabras mezclan letras parecidas de dos alfabetos; las comprobaciones las nombran.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pasted.</source>
        <translation type="unfinished">Pegado.</translation>
    </message>
    <message>
        <source>Pasted; left out: {what}.</source>
        <translation type="unfinished">Pegado; se dejó fuera: {what}.</translation>
    </message>
    <message>
        <source>numbers of lists (they are bullets)</source>
        <translation type="unfinished">los números de las listas (ahora son viñetas)</translation>
    </message>
    <message numerus="yes">
        <source>the address of %n link(s) (the words stay)</source>
        <translation type="unfinished">
            <numerusform>la dirección de %n enlace (las palabras quedan)</numerusform>
            <numerusform>las direcciones de %n enlaces (las palabras quedan)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the grid of %n table(s) (each cell is a line now)</source>
        <translation type="unfinished">
            <numerusform>la cuadrícula de %n tabla (cada celda es ahora una línea)</numerusform>
            <numerusform>la cuadrícula de %n tablas (cada celda es ahora una línea)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientPane</name>
    <message>
        <source>&amp;Born</source>
        <translation type="unfinished">&amp;Nacimiento</translation>
    </message>
    <message>
        <source>&amp;More facts…</source>
        <translation type="unfinished">&amp;Más datos…</translation>
    </message>
    <message>
        <source>&amp;Patient (Ctrl+F)</source>
        <translation type="unfinished">&amp;Paciente (Ctrl+F)</translation>
    </message>
    <message>
        <source>&amp;Treatment for</source>
        <translation type="unfinished">&amp;Tratamiento para</translation>
    </message>
    <message>
        <source>A new patient. The draft before stays in Today (Alt+2).</source>
        <translation type="unfinished">Un paciente nuevo. El borrador anterior queda en Hoy (Alt+2).</translation>
    </message>
    <message>
        <source>Change form</source>
        <translation type="unfinished">Cambiar formulario</translation>
    </message>
    <message>
        <source>Fo&amp;rm</source>
        <translation type="unfinished">F&amp;ormulario</translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished">Formulario</translation>
    </message>
    <message>
        <source>Form in</source>
        <translation type="unfinished">Formulario en</translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished">Grande</translation>
    </message>
    <message>
        <source>Open patient</source>
        <translation type="unfinished">Abrir paciente</translation>
    </message>
    <message>
        <source>Pregnant</source>
        <translation type="unfinished">Embarazada</translation>
    </message>
    <message>
        <source>Print si&amp;ze</source>
        <translation type="unfinished">Tamaño de &amp;letra</translation>
    </message>
    <message>
        <source>Print size</source>
        <translation type="unfinished">Tamaño de letra</translation>
    </message>
    <message>
        <source>R&amp;oute</source>
        <translation type="unfinished">Vía de apli&amp;cación</translation>
    </message>
    <message>
        <source>Set date of birth</source>
        <translation type="unfinished">Cambiar fecha de nacimiento</translation>
    </message>
    <message>
        <source>Set language of the form</source>
        <translation type="unfinished">Cambiar idioma del formulario</translation>
    </message>
    <message>
        <source>Set name</source>
        <translation type="unfinished">Cambiar nombre</translation>
    </message>
    <message>
        <source>Set no other {list}</source>
        <translation type="unfinished">Poner sin más: {list}</translation>
    </message>
    <message>
        <source>Set {chip}</source>
        <translation type="unfinished">Cambiar {chip}</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation type="unfinished">Habla</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished">Normal</translation>
    </message>
    <message>
        <source>The choices by hand about its sections come back with the form “{form}”.</source>
        <translation type="unfinished">Las elecciones a mano sobre sus secciones vuelven con el formulario «{form}».</translation>
    </message>
    <message numerus="yes">
        <source>{list}: %n others that are not ticked count as no.</source>
        <translation type="unfinished">
            <numerusform>{list}: %n más que no está marcado cuenta como no.</numerusform>
            <numerusform>{list}: otros %n que no están marcados cuentan como no.</numerusform>
        </translation>
    </message>
    <message>
        <source>{title} · draft, not for patients</source>
        <translation type="unfinished">{title} · borrador, no es para pacientes</translation>
    </message>
    <message>
        <source>{title} · edition {number}</source>
        <translation type="unfinished">{title} · edición {number}</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>&amp;Add a person…</source>
        <translation type="unfinished">&amp;Añadir a una persona…</translation>
    </message>
    <message>
        <source>&amp;Forgotten passphrase…</source>
        <translation type="unfinished">Frase &amp;olvidada…</translation>
    </message>
    <message>
        <source>&amp;Make it</source>
        <translation type="unfinished">&amp;Crearlo</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished">&amp;Quitar</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished">&amp;Quitar…</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation type="unfinished">Añadiendo…</translation>
    </message>
    <message>
        <source>Are you sure?</source>
        <translation type="unfinished">¿Está seguro?</translation>
    </message>
    <message>
        <source>Change it when somebody else may know it.</source>
        <translation type="unfinished">Cámbiela si otra persona puede conocerla.</translation>
    </message>
    <message>
        <source>Change the &amp;role…</source>
        <translation type="unfinished">Cambiar la &amp;función…</translation>
    </message>
    <message>
        <source>Change your &amp;passphrase…</source>
        <translation type="unfinished">Cambiar su fra&amp;se…</translation>
    </message>
    <message>
        <source>Looking at the old one…</source>
        <translation type="unfinished">Comprobando la anterior…</translation>
    </message>
    <message>
        <source>Make a new &amp;code…</source>
        <translation type="unfinished">Crear un &amp;código nuevo…</translation>
    </message>
    <message>
        <source>Make a new recovery code? The printed one opens nothing any more then, except older backups. All records are written under a new key, which takes some seconds.</source>
        <translation type="unfinished">¿Crear un código de recuperación nuevo? El impreso ya no abrirá nada, salvo copias anteriores. Todos los registros se escriben con una clave nueva, lo que tarda unos segundos.</translation>
    </message>
    <message>
        <source>Nobody removes the own account or changes the own role; ask another manager.</source>
        <translation type="unfinished">Nadie quita su propia cuenta ni cambia su propia función; pídalo a otra persona de gerencia.</translation>
    </message>
    <message>
        <source>Opens the records when every passphrase is forgotten. It was said to lie in a safe place.</source>
        <translation type="unfinished">Abre los registros cuando se han olvidado todas las frases. Se dijo que está en un lugar seguro.</translation>
    </message>
    <message>
        <source>Opens the records when every passphrase is forgotten. Nobody has said that it is on paper.</source>
        <translation type="unfinished">Abre los registros cuando se han olvidado todas las frases. Nadie ha dicho que esté en papel.</translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">Personas</translation>
    </message>
    <message>
        <source>People who may log in</source>
        <translation type="unfinished">Personas que pueden iniciar sesión</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished">Código de recuperación</translation>
    </message>
    <message>
        <source>Remove {name}? From then on {name} opens nothing any more, not even with an older copy of the keys: all records are written under a new key, which takes some seconds. What {name} did stays in the log.</source>
        <translation type="unfinished">¿Quitar a {name}? Desde entonces {name} ya no abre nada, tampoco con una copia anterior de las claves: todos los registros se escriben con una clave nueva, lo que tarda unos segundos. Lo que hizo {name} queda en el diario.</translation>
    </message>
    <message>
        <source>The demo clinic has no accounts: everybody may open it, and nothing real belongs in it.</source>
        <translation type="unfinished">La clínica de demostración no tiene cuentas: cualquiera puede abrirla y nada real debe estar en ella.</translation>
    </message>
    <message>
        <source>There is a new recovery code.</source>
        <translation type="unfinished">Hay un código de recuperación nuevo.</translation>
    </message>
    <message>
        <source>Writing everything under a new key…</source>
        <translation type="unfinished">Escribiendo todo con una clave nueva…</translation>
    </message>
    <message>
        <source>You have a new passphrase.</source>
        <translation type="unfinished">Tiene una frase nueva.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished">Su frase de contraseña</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation type="unfinished">{name} (usted)</translation>
    </message>
    <message>
        <source>{name} has a new passphrase.</source>
        <translation type="unfinished">{name} tiene una frase nueva.</translation>
    </message>
    <message>
        <source>{name} may log in from now on.</source>
        <translation type="unfinished">{name} puede iniciar sesión desde ahora.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation type="unfinished">Se quitó a {name}.</translation>
    </message>
    <message>
        <source>{name}: {role} from now on.</source>
        <translation type="unfinished">{name}: {role} desde ahora.</translation>
    </message>
</context>
<context>
    <name>PersonQuestion</name>
    <message>
        <source>&amp;Another person</source>
        <translation type="unfinished">&amp;Otra persona</translation>
    </message>
    <message>
        <source>Another person?</source>
        <translation type="unfinished">¿Otra persona?</translation>
    </message>
    <message>
        <source>The &amp;same, corrected</source>
        <translation type="unfinished">La &amp;misma, corregida</translation>
    </message>
    <message>
        <source>This form is filled in for “{name}”. Is “{typed}”</source>
        <translation type="unfinished">Este formulario está rellenado para «{name}». ¿Es «{typed}»</translation>
    </message>
    <message>
        <source>another person, who begins with an empty form, or the same person under a corrected name, who keeps the date of birth, all facts, notes and cleared stops?</source>
        <translation type="unfinished">otra persona, que empieza con un formulario vacío, o la misma con el nombre corregido, que conserva la fecha de nacimiento, todos los datos, las notas y los STOP aclarados?</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>&amp;PIN, 4 to 8 digits</source>
        <translation type="unfinished">&amp;PIN, de 4 a 8 cifras</translation>
    </message>
    <message>
        <source>&amp;Set PIN</source>
        <translation type="unfinished">&amp;Fijar PIN</translation>
    </message>
    <message>
        <source>New staff PIN</source>
        <translation type="unfinished">Nuevo PIN del personal</translation>
    </message>
    <message>
        <source>New staff PIN once more</source>
        <translation type="unfinished">Nuevo PIN del personal otra vez</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation type="unfinished">&amp;Otra vez</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation type="unfinished">PIN del personal</translation>
    </message>
    <message>
        <source>While a patient reads and signs, the screen is theirs alone. Only this PIN leads out of it, so that nobody is left alone with other patients&apos; papers.</source>
        <translation type="unfinished">Mientras un paciente lee y firma, la pantalla es solo suya. Solo este PIN permite salir, para que nadie se quede a solas con los documentos de otros pacientes.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Volver</translation>
    </message>
    <message numerus="yes">
        <source>Before this, a wrong staff PIN was typed here %n times.</source>
        <translation type="unfinished">
            <numerusform>Antes se escribió aquí %n vez un PIN del personal incorrecto.</numerusform>
            <numerusform>Antes se escribió aquí %n veces un PIN del personal incorrecto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished">Continuar</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation type="unfinished">PIN del personal</translation>
    </message>
    <message>
        <source>That is not the staff PIN.</source>
        <translation type="unfinished">Ese no es el PIN del personal.</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Wait %n seconds.</source>
        <translation type="unfinished">
            <numerusform>Demasiados intentos erróneos. Espere %n segundo. </numerusform>
            <numerusform> Demasiados intentos erróneos. Espere %n segundos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Language</source>
        <translation type="unfinished">Idioma</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished">Papel</translation>
    </message>
    <message>
        <source>Preview as</source>
        <translation type="unfinished">Vista como</translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">Tamaño</translation>
    </message>
    <message>
        <source>The pages are being made…</source>
        <translation type="unfinished">Se están haciendo las páginas…</translation>
    </message>
    <message>
        <source>These pages are not up to date: {why}</source>
        <translation type="unfinished">Estas páginas no están al día: {why}</translation>
    </message>
    <message>
        <source>filed: {number}</source>
        <translation type="unfinished">archivado: {number}</translation>
    </message>
    <message>
        <source>large print</source>
        <translation type="unfinished">letra grande</translation>
    </message>
    <message>
        <source>only the newest {number} records are listed</source>
        <translation type="unfinished">solo figuran los {number} registros más recientes</translation>
    </message>
    <message>
        <source>standard print</source>
        <translation type="unfinished">letra normal</translation>
    </message>
    <message>
        <source>“{title}” is not on these pages: it is not shown to this person.</source>
        <translation type="unfinished">«{title}» no está en estas páginas: a esta persona no se le muestra.</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished">G&amp;uardar</translation>
    </message>
    <message>
        <source>&amp;Keep for Ctrl+P</source>
        <translation type="unfinished">G&amp;uardar para Ctrl+P</translation>
    </message>
    <message>
        <source>&amp;Printer</source>
        <translation type="unfinished">&amp;Impresora</translation>
    </message>
    <message>
        <source>&amp;Sides</source>
        <translation type="unfinished">C&amp;aras</translation>
    </message>
    <message>
        <source>&amp;Tray</source>
        <translation type="unfinished">&amp;Bandeja</translation>
    </message>
    <message>
        <source>Both sides, turned like a book</source>
        <translation type="unfinished">Dos caras, se pasa como un libro</translation>
    </message>
    <message>
        <source>Both sides, turned up</source>
        <translation type="unfinished">Dos caras, se pasa hacia arriba</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation type="unfinished">Elegir una impresora</translation>
    </message>
    <message>
        <source>Copies for the &amp;clinic</source>
        <translation type="unfinished">Copias para la &amp;clínica</translation>
    </message>
    <message>
        <source>Copies for the p&amp;atient</source>
        <translation type="unfinished">Copias para el &amp;paciente</translation>
    </message>
    <message>
        <source>From now on, for every form</source>
        <translation type="unfinished">Desde ahora, para todos los formularios</translation>
    </message>
    <message>
        <source>From now on, for this form</source>
        <translation type="unfinished">Desde ahora, para este formulario</translation>
    </message>
    <message>
        <source>No printer: this computer knows none.</source>
        <translation type="unfinished">No hay impresora: este ordenador no conoce ninguna.</translation>
    </message>
    <message>
        <source>One side</source>
        <translation type="unfinished">Una cara</translation>
    </message>
    <message>
        <source>Only this time</source>
        <translation type="unfinished">Solo esta vez</translation>
    </message>
    <message>
        <source>P&amp;rint</source>
        <translation type="unfinished">I&amp;mprimir</translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished">Imprimir</translation>
    </message>
    <message>
        <source>Save P&amp;DF instead</source>
        <translation type="unfinished">Guardar como P&amp;DF</translation>
    </message>
    <message>
        <source>as the printer likes</source>
        <translation type="unfinished">la que elija la impresora</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>No printer: this computer has no print system (CUPS with its command lp).</source>
        <translation type="unfinished">No hay impresora: este ordenador no tiene sistema de impresión (CUPS con su comando lp).</translation>
    </message>
    <message>
        <source>No printer: this computer knows none. Add one in the system&apos;s settings.</source>
        <translation type="unfinished">No hay impresora: este ordenador no conoce ninguna. Añada una en los ajustes del sistema.</translation>
    </message>
    <message>
        <source>The print job could not be cancelled: {reason}</source>
        <translation type="unfinished">No se pudo cancelar el trabajo de impresión: {reason}</translation>
    </message>
    <message>
        <source>The print job failed: the print system gave it up ({reason}).</source>
        <translation type="unfinished">El trabajo de impresión falló: el sistema de impresión lo abandonó ({reason}).</translation>
    </message>
    <message>
        <source>The print job was cancelled; nothing more of it comes out.</source>
        <translation type="unfinished">El trabajo de impresión se canceló; ya no sale nada más.</translation>
    </message>
    <message>
        <source>The print system does not answer inside this computer, and ExoConsent never uses a network, not even for “{server}”. Ask for CUPS to be started here with the line “Listen /run/cups/cups.sock”.</source>
        <translation type="unfinished">El sistema de impresión no responde dentro de este equipo, y ExoConsent nunca usa una red, ni siquiera para «{server}». Pida que CUPS se inicie aquí con la línea «Listen /run/cups/cups.sock».</translation>
    </message>
    <message>
        <source>The print system does not answer.</source>
        <translation type="unfinished">El sistema de impresión no responde.</translation>
    </message>
    <message>
        <source>The printer &quot;{name}&quot; did not take the job: {reason}</source>
        <translation type="unfinished">La impresora «{name}» no aceptó el trabajo: {reason}</translation>
    </message>
    <message>
        <source>The printer &quot;{name}&quot; has the job but does not print it yet: {reason}.</source>
        <translation type="unfinished">La impresora «{name}» tiene el trabajo pero aún no lo imprime: {reason}.</translation>
    </message>
    <message>
        <source>The printer &quot;{name}&quot; is paused{reason}. Resume it in the system&apos;s settings.</source>
        <translation type="unfinished">La impresora «{name}» está en pausa{reason}. Reanúdela en los ajustes del sistema.</translation>
    </message>
    <message>
        <source>This desk&apos;s printer &quot;{name}&quot; is not there any more. Choose another: Ctrl+Shift+P.</source>
        <translation type="unfinished">La impresora «{name}» de este puesto ya no está. Elija otra: Ctrl+Mayús+P.</translation>
    </message>
    <message>
        <source>a cover is open</source>
        <translation type="unfinished">una tapa está abierta</translation>
    </message>
    <message>
        <source>it asks for other paper</source>
        <translation type="unfinished">pide otro papel</translation>
    </message>
    <message>
        <source>it could not be opened, or it broke off.</source>
        <translation type="unfinished">no se pudo abrir o se interrumpió.</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation type="unfinished">no responde</translation>
    </message>
    <message>
        <source>it gave no reason.</source>
        <translation type="unfinished">no dio ningún motivo.</translation>
    </message>
    <message>
        <source>it is out of paper</source>
        <translation type="unfinished">no tiene papel</translation>
    </message>
    <message>
        <source>it is out of toner</source>
        <translation type="unfinished">no tiene tóner</translation>
    </message>
    <message>
        <source>it is out of toner or ink</source>
        <translation type="unfinished">no tiene tóner o tinta</translation>
    </message>
    <message>
        <source>it is switched off or not connected</source>
        <translation type="unfinished">está apagada o sin conectar</translation>
    </message>
    <message>
        <source>paper is jammed</source>
        <translation type="unfinished">hay papel atascado</translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished">en pausa</translation>
    </message>
    <message>
        <source>printing</source>
        <translation type="unfinished">imprimiendo</translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished">lista</translation>
    </message>
    <message>
        <source>the print system holds it back</source>
        <translation type="unfinished">el sistema de impresión lo retiene</translation>
    </message>
</context>
<context>
    <name>ProductField</name>
    <message>
        <source>Product: {detail}</source>
        <translation type="unfinished">Producto: {detail}</translation>
    </message>
    <message>
        <source>The expiry is not a day of the calendar; write YYYY-MM-DD</source>
        <translation type="unfinished">La caducidad no es una fecha del calendario; escriba AAAA-MM-DD</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation type="unfinished">AAAA-MM-DD</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source> days</source>
        <translation type="unfinished"> días</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) stop publishing. Enter or a double click goes to the place.</source>
        <translation type="unfinished">
            <numerusform>%n error impide publicar. Con Intro o doble clic se va al lugar.</numerusform>
            <numerusform>%n errores impiden publicar. Con Intro o doble clic se va al lugar.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Look at it again by</source>
        <translation type="unfinished">&amp;Revisarla de nuevo antes del</translation>
    </message>
    <message>
        <source>&amp;Publish the edition</source>
        <translation type="unfinished">&amp;Publicar la edición</translation>
    </message>
    <message>
        <source>&amp;Who is affected</source>
        <translation type="unfinished">A &amp;quién afecta</translation>
    </message>
    <message>
        <source>A consent from it s&amp;tands</source>
        <translation type="unfinished">Un consentimiento de ella &amp;vale</translation>
    </message>
    <message>
        <source>A second reader has to agree before it can be published.</source>
        <translation type="unfinished">Una segunda persona tiene que leerla y estar de acuerdo antes de publicarla.</translation>
    </message>
    <message>
        <source>Errors that stop publishing</source>
        <translation type="unfinished">Errores que impiden publicar</translation>
    </message>
    <message>
        <source>Give the edition a number.</source>
        <translation type="unfinished">Ponga un número a la edición.</translation>
    </message>
    <message>
        <source>Mend the errors first; the draft is kept meanwhile.</source>
        <translation type="unfinished">Corrija primero los errores; mientras tanto el borrador se guarda.</translation>
    </message>
    <message>
        <source>N&amp;umber of the edition</source>
        <translation type="unfinished">Nú&amp;mero de la edición</translation>
    </message>
    <message>
        <source>No error stops publishing.</source>
        <translation type="unfinished">Ningún error impide publicar.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished">Un momento…</translation>
    </message>
    <message>
        <source>Only a practitioner or the manager may publish.</source>
        <translation type="unfinished">Solo un profesional o la dirección puede publicar.</translation>
    </message>
    <message>
        <source>Publish a form</source>
        <translation type="unfinished">Publicar un formulario</translation>
    </message>
    <message>
        <source>Publish “{title}”</source>
        <translation type="unfinished">Publicar «{title}»</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation type="unfinished">Publicada por</translation>
    </message>
    <message>
        <source>Say in a few words what is new in this edition.</source>
        <translation type="unfinished">Diga en pocas palabras qué hay de nuevo en esta edición.</translation>
    </message>
    <message>
        <source>Since edition {number}:</source>
        <translation type="unfinished">Desde la edición {number}:</translation>
    </message>
    <message>
        <source>The day to look at it again must lie ahead.</source>
        <translation type="unfinished">El día para revisarla de nuevo debe estar por venir.</translation>
    </message>
    <message>
        <source>The note</source>
        <translation type="unfinished">La nota</translation>
    </message>
    <message>
        <source>This is the first edition: nothing was published before it. All of it:</source>
        <translation type="unfinished">Es la primera edición: antes no se publicó nada. Toda ella:</translation>
    </message>
    <message>
        <source>What &amp;changed</source>
        <translation type="unfinished">Qué &amp;cambió</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished">Qué cambió</translation>
    </message>
    <message>
        <source>What is ne&amp;w, in a few words</source>
        <translation type="unfinished">Qué hay de nue&amp;vo, en pocas palabras</translation>
    </message>
    <message>
        <source>Who is affected</source>
        <translation type="unfinished">A quién afecta</translation>
    </message>
    <message>
        <source>a day such as 2027-06-30; empty for none</source>
        <translation type="unfinished">un día como 2027-06-30; vacío si no hay</translation>
    </message>
    <message>
        <source>as usual here: {days} days</source>
        <translation type="unfinished">lo habitual aquí: {days} días</translation>
    </message>
    <message>
        <source>{who}, with the time of publishing</source>
        <translation type="unfinished">{who}, con la hora de publicación</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Before you sign</source>
        <translation type="unfinished">Antes de firmar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished">Continuar</translation>
    </message>
    <message>
        <source>Please tell us in your own words. This is not a test of you: it shows whether we explained it well. You may write, or say it to us.</source>
        <translation type="unfinished">Díganoslo con sus propias palabras. No es un examen: muestra si lo explicamos bien. Puede escribirlo o decírnoslo.</translation>
    </message>
    <message>
        <source>Question {n}, the words (optional): {question}</source>
        <translation type="unfinished">Pregunta {n}, las palabras (opcional): {question}</translation>
    </message>
    <message>
        <source>The questions. The arrow keys move them, Tab leads to the lines.</source>
        <translation type="unfinished">Las preguntas. Las flechas las mueven; Tab lleva a las líneas.</translation>
    </message>
    <message>
        <source>Your own words (you may leave this empty)</source>
        <translation type="unfinished">Sus propias palabras (puede dejarlo vacío)</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>You are here.</source>
        <translation type="unfinished">Está aquí.</translation>
    </message>
</context>
<context>
    <name>ReadingPages</name>
    <message>
        <source>A page could not be shown ({kind}). Please call the staff.</source>
        <translation type="unfinished">No se pudo mostrar una página ({kind}). Llame al personal, por favor.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished">Continuar</translation>
    </message>
    <message>
        <source>Page {n} of {all}</source>
        <translation type="unfinished">Página {n} de {all}</translation>
    </message>
    <message>
        <source>The form to read. The arrow keys move it.</source>
        <translation type="unfinished">El formulario para leer. Las flechas lo mueven.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason (kept with the consent and printed in its notes):</source>
        <translation type="unfinished">Motivo (se guarda con el consentimiento y se imprime en sus notas):</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason:</source>
        <translation type="unfinished">Motivo:</translation>
    </message>
</context>
<context>
    <name>RecordDeed</name>
    <message>
        <source>&amp;Correct…</source>
        <translation type="unfinished">&amp;Corregir…</translation>
    </message>
    <message>
        <source>Agree to deletio&amp;n…</source>
        <translation type="unfinished">Aceptar &amp;que se borre…</translation>
    </message>
    <message>
        <source>All of it is withdrawn already.</source>
        <translation type="unfinished">Ya está retirado todo.</translation>
    </message>
    <message>
        <source>Ask for &amp;deletion…</source>
        <translation type="unfinished">Pe&amp;dir que se borre…</translation>
    </message>
    <message>
        <source>Choose a record first.</source>
        <translation type="unfinished">Elija primero un registro.</translation>
    </message>
    <message>
        <source>Deleting is offered on the list of records kept long enough (Lists).</source>
        <translation type="unfinished">El borrado se ofrece en la lista de registros conservados bastante tiempo (Listas).</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished">E&amp;xportar…</translation>
    </message>
    <message>
        <source>Mark as v&amp;oid…</source>
        <translation type="unfinished">Marcar como &amp;nulo…</translation>
    </message>
    <message>
        <source>Pr&amp;int a copy</source>
        <translation type="unfinished">Imprimir una co&amp;pia</translation>
    </message>
    <message>
        <source>Rene&amp;w</source>
        <translation type="unfinished">&amp;Renovar</translation>
    </message>
    <message>
        <source>This record is not a consent that was given.</source>
        <translation type="unfinished">Este registro no es un consentimiento que se haya dado.</translation>
    </message>
    <message>
        <source>This record is void.</source>
        <translation type="unfinished">Este registro es nulo.</translation>
    </message>
    <message>
        <source>Verif&amp;y</source>
        <translation type="unfinished">Verifi&amp;car</translation>
    </message>
    <message>
        <source>Wi&amp;thdraw…</source>
        <translation type="unfinished">Re&amp;tirar…</translation>
    </message>
    <message>
        <source>Withdrawal for&amp;m</source>
        <translation type="unfinished">For&amp;mulario de revocación</translation>
    </message>
    <message>
        <source>{what}: your role may not do this. Ask a practitioner or the manager.</source>
        <translation type="unfinished">{what}: su función no lo permite. Pídalo a un profesional o al responsable.</translation>
    </message>
</context>
<context>
    <name>RecordLists</name>
    <message>
        <source>&amp;Due: valid for a short time only</source>
        <translation type="unfinished">&amp;Por vencer: válidos por poco tiempo</translation>
    </message>
    <message>
        <source>&amp;Expired</source>
        <translation type="unfinished">&amp;Caducados</translation>
    </message>
    <message>
        <source>&amp;Kept long enough</source>
        <translation type="unfinished">C&amp;onservados bastante tiempo</translation>
    </message>
    <message>
        <source>A treatment needs a new consent.</source>
        <translation type="unfinished">Un tratamiento necesita un consentimiento nuevo.</translation>
    </message>
    <message>
        <source>Also withdrawn, void and expired ones, and last those that named it before a correction. Whether it was given, the treatment notes say.</source>
        <translation type="unfinished">También los retirados, anulados y caducados, y al final los que lo nombraban antes de una corrección. Si se administró lo dicen las notas del tratamiento.</translation>
    </message>
    <message>
        <source>By this clinic&apos;s own rule. Nothing is deleted by itself.</source>
        <translation type="unfinished">Según la regla propia de esta clínica. Nada se borra solo.</translation>
    </message>
    <message>
        <source>Due: consents that will soon no longer be valid</source>
        <translation type="unfinished">Por vencer: consentimientos que pronto dejarán de ser válidos</translation>
    </message>
    <message>
        <source>Everyone who got a &amp;lot…</source>
        <translation type="unfinished">Todos los que recibieron un &amp;lote…</translation>
    </message>
    <message>
        <source>Everyone who got a lot</source>
        <translation type="unfinished">Todos los que recibieron un lote</translation>
    </message>
    <message>
        <source>Everyone whose form names lot {lot}</source>
        <translation type="unfinished">Todos aquellos cuyo formulario nombra el lote {lot}</translation>
    </message>
    <message>
        <source>Expired consents</source>
        <translation type="unfinished">Consentimientos caducados</translation>
    </message>
    <message>
        <source>Records whose time of keeping is over</source>
        <translation type="unfinished">Registros cuyo tiempo de conservación terminó</translation>
    </message>
    <message>
        <source>Renew makes a new form from the old one.</source>
        <translation type="unfinished">Renovar hace un formulario nuevo a partir del anterior.</translation>
    </message>
</context>
<context>
    <name>RecordPaper</name>
    <message>
        <source>Holds patients&apos; data. Keep it under lock, and shred it when it is no longer needed.</source>
        <translation type="unfinished">Contiene datos de pacientes. Guárdelo bajo llave y destrúyalo cuando ya no haga falta.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished">Página {page} de {pages}</translation>
    </message>
</context>
<context>
    <name>RecordQuestion</name>
    <message>
        <source>(no name)</source>
        <translation type="unfinished">(sin nombre)</translation>
    </message>
    <message>
        <source>Correct a record</source>
        <translation type="unfinished">Corregir un registro</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation type="unfinished">El motivo</translation>
    </message>
    <message>
        <source>Withdraw a consent</source>
        <translation type="unfinished">Retirar un consentimiento</translation>
    </message>
    <message>
        <source>Write a reason; it is kept with the record.</source>
        <translation type="unfinished">Escriba un motivo; se conserva con el registro.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished">desconocida</translation>
    </message>
    <message>
        <source>{name}, born {born}, {number}</source>
        <translation type="unfinished">{name}, fecha de nacimiento {born}, {number}</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>A copy was made for printing</source>
        <translation type="unfinished">Se hizo una copia para imprimir</translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished">Nacimiento</translation>
    </message>
    <message>
        <source>Corrected: {field}, from “{old}” to “{new}”</source>
        <translation type="unfinished">Corregido: {field}, de «{old}» a «{new}»</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished">Rechazado</translation>
    </message>
    <message>
        <source>Deletion asked for; a second person has to agree</source>
        <translation type="unfinished">Se pidió borrarlo; una segunda persona tiene que estar de acuerdo</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished">Caducado</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished">Exportado</translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished">Formulario</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation type="unfinished">Consultado</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation type="unfinished">Lote</translation>
    </message>
    <message>
        <source>Marked as void</source>
        <translation type="unfinished">Marcado como nulo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nota</translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished">Número</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished">Paciente</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished">Impreso</translation>
    </message>
    <message>
        <source>Printed for paper</source>
        <translation type="unfinished">Impreso para papel</translation>
    </message>
    <message>
        <source>Renewed by {number}</source>
        <translation type="unfinished">Renovado por {number}</translation>
    </message>
    <message>
        <source>Renewed since</source>
        <translation type="unfinished">Renovado después</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished">Firmado</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation type="unfinished">Firmado el</translation>
    </message>
    <message>
        <source>Signing given up</source>
        <translation type="unfinished">Firma abandonada</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished">Estado</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished">Tratamiento</translation>
    </message>
    <message>
        <source>Void</source>
        <translation type="unfinished">Nulo</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished">Retirado</translation>
    </message>
    <message>
        <source>Withdrawn in part</source>
        <translation type="unfinished">Retirado en parte</translation>
    </message>
    <message>
        <source>Withdrawn: {scopes}</source>
        <translation type="unfinished">Retirado: {scopes}</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation type="unfinished">fecha de nacimiento</translation>
    </message>
    <message>
        <source>further sessions</source>
        <translation type="unfinished">otras sesiones</translation>
    </message>
    <message>
        <source>lot</source>
        <translation type="unfinished">lote</translation>
    </message>
    <message>
        <source>patient&apos;s name</source>
        <translation type="unfinished">nombre del paciente</translation>
    </message>
    <message>
        <source>photographs</source>
        <translation type="unfinished">fotografías</translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished">producto</translation>
    </message>
    <message>
        <source>the whole consent</source>
        <translation type="unfinished">todo el consentimiento</translation>
    </message>
    <message>
        <source>to be kept until {day}</source>
        <translation type="unfinished">se conserva hasta el {day}</translation>
    </message>
    <message>
        <source>treatment</source>
        <translation type="unfinished">tratamiento</translation>
    </message>
    <message>
        <source>use of data</source>
        <translation type="unfinished">uso de los datos</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation type="unfinished">válido hasta el {day}</translation>
    </message>
    <message>
        <source>withdrawn: {scopes}</source>
        <translation type="unfinished">retirado: {scopes}</translation>
    </message>
    <message>
        <source>{what}. Reason: {reason}</source>
        <translation type="unfinished">{what}. Motivo: {reason}</translation>
    </message>
    <message>
        <source>{when}, {who}: {what}</source>
        <translation type="unfinished">{when}, {who}: {what}</translation>
    </message>
    <message>
        <source>{when}: filed as {number}</source>
        <translation type="unfinished">{when}: archivado como {number}</translation>
    </message>
</context>
<context>
    <name>RecordsPlace</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation type="unfinished">
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation type="unfinished">&amp;Ordenar por</translation>
    </message>
    <message numerus="yes">
        <source>The first %n records…</source>
        <translation type="unfinished">
            <numerusform>El primer %n registro…</numerusform>
            <numerusform>Los primeros %n registros…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsTable</name>
    <message>
        <source>Records found</source>
        <translation type="unfinished">Registros encontrados</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>{field}: what stands in this field is not in the form.</source>
        <translation type="unfinished">{field}: lo que hay en este campo no está en el formulario.</translation>
    </message>
    <message>
        <source>{trouble}. Correct it, or empty the field.</source>
        <translation type="unfinished">{trouble}. Corríjalo o vacíe el campo.</translation>
    </message>
</context>
<context>
    <name>Remembered</name>
    <message>
        <source>A setting of this desk could not be kept on disk; it holds until ExoConsent is closed.</source>
        <translation type="unfinished">Un ajuste de este puesto no se pudo guardar en el disco; vale hasta que se cierre ExoConsent.</translation>
    </message>
</context>
<context>
    <name>RestButton</name>
    <message>
        <source>Asked about each of these, and none holds: {entries}. Until then they stay not known.</source>
        <translation type="unfinished">Se preguntó por cada uno y ninguno se da: {entries}. Hasta entonces siguen sin saberse.</translation>
    </message>
    <message numerus="yes">
        <source>No to the %n other {list}</source>
        <translation type="unfinished">
            <numerusform>No al otro %n: {list}</numerusform>
            <numerusform>No a los otros %n: {list}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>&amp;Choose the backup…</source>
        <translation type="unfinished">&amp;Elegir la copia…</translation>
    </message>
    <message>
        <source>&amp;Look into it</source>
        <translation type="unfinished">&amp;Mirar qué contiene</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished">&amp;Frase de contraseña</translation>
    </message>
    <message>
        <source>A backup goes only into an empty place. If something of a clinic lies here already it is not touched: it keeps another name beside it. Whatever was filed after the backup was made is not in it.</source>
        <translation type="unfinished">Una copia solo va a un lugar vacío. Si aquí ya hay algo de una clínica, no se toca: queda al lado con otro nombre. Lo que se archivó después de hacer la copia no está en ella.</translation>
    </message>
    <message>
        <source>Backups of ExoConsent (*.exobackup)</source>
        <translation type="unfinished">Copias de seguridad de ExoConsent (*.exobackup)</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation type="unfinished">Có&amp;digo</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation type="unfinished">Elegir la copia</translation>
    </message>
    <message>
        <source>It could not be restored ({kind}).</source>
        <translation type="unfinished">No se pudo restaurar ({kind}).</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation type="unfinished">N&amp;ombre</translation>
    </message>
    <message>
        <source>Re&amp;store it</source>
        <translation type="unfinished">Re&amp;staurarla</translation>
    </message>
    <message>
        <source>Reading it to its end…</source>
        <translation type="unfinished">Leyéndola hasta el final…</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished">Restaurar una copia de seguridad</translation>
    </message>
    <message>
        <source>Restoring and checking it…</source>
        <translation type="unfinished">Restaurando y comprobando…</translation>
    </message>
    <message>
        <source>With &amp;name and passphrase, as they were when it was made</source>
        <translation type="unfinished">Con &amp;nombre y frase, como eran cuando se hizo</translation>
    </message>
    <message>
        <source>With the printed &amp;recovery code of that time</source>
        <translation type="unfinished">Con el código de &amp;recuperación impreso de entonces</translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished">nunca</translation>
    </message>
    <message>
        <source>{clinic}, made on {made}. Records: {count}, the newest filed {newest}. Press again to go on.</source>
        <translation type="unfinished">{clinic}, hecha el {made}. Registros: {count}, el más reciente archivado {newest}. Pulse otra vez para seguir.</translation>
    </message>
</context>
<context>
    <name>ReviewBlock</name>
    <message>
        <source>Ask for a &amp;review</source>
        <translation type="unfinished">Pedir una &amp;revisión</translation>
    </message>
    <message>
        <source>I do &amp;not agree</source>
        <translation type="unfinished">&amp;No estoy de acuerdo</translation>
    </message>
    <message>
        <source>I have read it and &amp;agree</source>
        <translation type="unfinished">Lo he leído y estoy de &amp;acuerdo</translation>
    </message>
    <message>
        <source>What must change, if you do not agree</source>
        <translation type="unfinished">Qué debe cambiar, si no está de acuerdo</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>Of the filed consents {see} of {of} would have it</source>
        <translation type="unfinished">De los consentimientos archivados, {see} de {of} lo tendrían</translation>
    </message>
    <message>
        <source>Only the newest {number} records were looked at.</source>
        <translation type="unfinished">Solo se miraron los {number} registros más recientes.</translation>
    </message>
    <message>
        <source>There is nobody to count yet.</source>
        <translation type="unfinished">Todavía no hay a quién contar.</translation>
    </message>
    <message>
        <source>has any of</source>
        <translation type="unfinished">incluye alguno de</translation>
    </message>
    <message>
        <source>holds for everybody</source>
        <translation type="unfinished">vale para todos</translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished">es</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation type="unfinished">es al menos</translation>
    </message>
    <message>
        <source>is between</source>
        <translation type="unfinished">está entre</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation type="unfinished">es exactamente</translation>
    </message>
    <message>
        <source>is in</source>
        <translation type="unfinished">está en</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation type="unfinished">es uno de</translation>
    </message>
    <message>
        <source>is under</source>
        <translation type="unfinished">es menor que</translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished">no</translation>
    </message>
    <message>
        <source>or</source>
        <translation type="unfinished">o</translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished">sí</translation>
    </message>
    <message>
        <source>{fact} {relation} {low} and {high}</source>
        <translation type="unfinished">{fact} {relation} {low} y {high}</translation>
    </message>
    <message>
        <source>{few} of them because a fact is not known</source>
        <translation type="unfinished">{few} de ellas porque falta un dato</translation>
    </message>
    <message>
        <source>{see} of {of} made-up people would see it</source>
        <translation type="unfinished">{see} de {of} personas inventadas lo verían</translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message>
        <source>When it is shown</source>
        <translation type="unfinished">Cuándo se muestra</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>In words</source>
        <translation type="unfinished">Con palabras</translation>
    </message>
    <message>
        <source>In words: {sentence}.</source>
        <translation type="unfinished">Con palabras: {sentence}.</translation>
    </message>
    <message>
        <source>Until then the sentence above holds.</source>
        <translation type="unfinished">Hasta entonces vale la frase de arriba.</translation>
    </message>
</context>
<context>
    <name>RuleFact</name>
    <message>
        <source>ability to decide</source>
        <translation type="unfinished">capacidad de decidir</translation>
    </message>
    <message>
        <source>age in whole years</source>
        <translation type="unfinished">edad en años cumplidos</translation>
    </message>
    <message>
        <source>all other ingredients are known</source>
        <translation type="unfinished">se conocen todos los demás ingredientes</translation>
    </message>
    <message>
        <source>allergies</source>
        <translation type="unfinished">alergias</translation>
    </message>
    <message>
        <source>breast-feeding</source>
        <translation type="unfinished">da el pecho</translation>
    </message>
    <message>
        <source>could become pregnant</source>
        <translation type="unfinished">podría quedar embarazada</translation>
    </message>
    <message>
        <source>donor papers seen by the clinic</source>
        <translation type="unfinished">papeles del donante que vio la clínica</translation>
    </message>
    <message>
        <source>gives or plans to give blood, tissue or milk</source>
        <translation type="unfinished">dona o piensa donar sangre, tejido o leche</translation>
    </message>
    <message>
        <source>health conditions</source>
        <translation type="unfinished">enfermedades</translation>
    </message>
    <message>
        <source>kind of treatment</source>
        <translation type="unfinished">tipo de tratamiento</translation>
    </message>
    <message>
        <source>kinds of medicine taken</source>
        <translation type="unfinished">tipos de medicamento que toma</translation>
    </message>
    <message>
        <source>law that applies</source>
        <translation type="unfinished">ley que se aplica</translation>
    </message>
    <message>
        <source>names of the medicines</source>
        <translation type="unfinished">nombres de los medicamentos</translation>
    </message>
    <message>
        <source>needs an interpreter</source>
        <translation type="unfinished">necesita un intérprete</translation>
    </message>
    <message>
        <source>other ingredients</source>
        <translation type="unfinished">otros ingredientes</translation>
    </message>
    <message>
        <source>place on the body, with the side</source>
        <translation type="unfinished">lugar del cuerpo, con el lado</translation>
    </message>
    <message>
        <source>pregnant now</source>
        <translation type="unfinished">embarazada ahora</translation>
    </message>
    <message>
        <source>signs with an X or a mark</source>
        <translation type="unfinished">firma con una X o una marca</translation>
    </message>
    <message>
        <source>the patient pays</source>
        <translation type="unfinished">el paciente paga</translation>
    </message>
    <message>
        <source>the patient&apos;s language</source>
        <translation type="unfinished">el idioma del paciente</translation>
    </message>
    <message>
        <source>two witnesses see the mark, where law or clinic asks it</source>
        <translation type="unfinished">dos testigos ven la marca, donde la ley o la clínica lo pide</translation>
    </message>
    <message>
        <source>way into the body</source>
        <translation type="unfinished">vía de entrada al cuerpo</translation>
    </message>
    <message>
        <source>what the product is made from</source>
        <translation type="unfinished">de qué está hecho el producto</translation>
    </message>
    <message>
        <source>what the treatment is for</source>
        <translation type="unfinished">para qué es el tratamiento</translation>
    </message>
    <message>
        <source>whose cells they were</source>
        <translation type="unfinished">de quién eran las células</translation>
    </message>
</context>
<context>
    <name>RuleGroup</name>
    <message>
        <source>Add a group</source>
        <translation type="unfinished">Añadir un grupo</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation type="unfinished">Añadir una fila</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation type="unfinished">Se cumplen todas</translation>
    </message>
    <message>
        <source>Any of these holds</source>
        <translation type="unfinished">Se cumple alguna</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation type="unfinished">Grupo {number}</translation>
    </message>
    <message>
        <source>Group {number} has no row yet.</source>
        <translation type="unfinished">El grupo {number} todavía no tiene filas.</translation>
    </message>
    <message>
        <source>Rule {number}: {what}.</source>
        <translation type="unfinished">Regla {number}: {what}.</translation>
    </message>
    <message>
        <source>Take out {row}</source>
        <translation type="unfinished">Quitar {row}</translation>
    </message>
    <message>
        <source>Take this group out with all its rows</source>
        <translation type="unfinished">Quitar este grupo con todas sus filas</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation type="unfinished">La regla</translation>
    </message>
    <message>
        <source>{group}: how its rows are joined</source>
        <translation type="unfinished">{group}: cómo se unen sus filas</translation>
    </message>
</context>
<context>
    <name>RuleLanguage</name>
    <message>
        <source>en</source>
        <translation type="unfinished">es</translation>
    </message>
</context>
<context>
    <name>RulePhrase</name>
    <message>
        <source>all other ingredients are known</source>
        <translation type="unfinished">se conocen todos los demás ingredientes</translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished">siempre</translation>
    </message>
    <message>
        <source>and</source>
        <translation type="unfinished">y</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation type="unfinished">nunca por sí sola</translation>
    </message>
    <message>
        <source>no two witnesses see the mark</source>
        <translation type="unfinished">no hay dos testigos que vean la marca</translation>
    </message>
    <message>
        <source>not all other ingredients are known</source>
        <translation type="unfinished">no se conocen todos los demás ingredientes</translation>
    </message>
    <message>
        <source>of the ability to decide it is said: {value}</source>
        <translation type="unfinished">de la capacidad de decidir se dice: {value}</translation>
    </message>
    <message>
        <source>of the donor papers it is said: {value}</source>
        <translation type="unfinished">de los papeles del donante se dice: {value}</translation>
    </message>
    <message>
        <source>or</source>
        <translation type="unfinished">o</translation>
    </message>
    <message>
        <source>the answer to “pregnant now” is {value}</source>
        <translation type="unfinished">la respuesta a «embarazada ahora» es {value}</translation>
    </message>
    <message>
        <source>the cells came from {value}</source>
        <translation type="unfinished">las células vienen de {value}</translation>
    </message>
    <message>
        <source>the kind of treatment is {value}</source>
        <translation type="unfinished">el tipo de tratamiento es {value}</translation>
    </message>
    <message>
        <source>the law that applies is that of {value}</source>
        <translation type="unfinished">la ley que se aplica es la de {value}</translation>
    </message>
    <message>
        <source>the notes on medicines are {value}</source>
        <translation type="unfinished">las notas sobre medicamentos son {value}</translation>
    </message>
    <message>
        <source>the other ingredients hold {value}</source>
        <translation type="unfinished">los demás ingredientes contienen {value}</translation>
    </message>
    <message>
        <source>the patient could become pregnant</source>
        <translation type="unfinished">la paciente podría quedar embarazada</translation>
    </message>
    <message>
        <source>the patient could not become pregnant</source>
        <translation type="unfinished">la paciente no podría quedar embarazada</translation>
    </message>
    <message>
        <source>the patient does not give or plan to give blood, tissue or milk</source>
        <translation type="unfinished">el paciente no dona ni piensa donar sangre, tejido o leche</translation>
    </message>
    <message>
        <source>the patient does not pay</source>
        <translation type="unfinished">el paciente no paga</translation>
    </message>
    <message>
        <source>the patient does not sign with an X or a mark</source>
        <translation type="unfinished">el paciente no firma con una X ni una marca</translation>
    </message>
    <message>
        <source>the patient gives or plans to give blood, tissue or milk</source>
        <translation type="unfinished">el paciente dona o piensa donar sangre, tejido o leche</translation>
    </message>
    <message>
        <source>the patient has {value}</source>
        <translation type="unfinished">el paciente tiene {value}</translation>
    </message>
    <message>
        <source>the patient is allergic to {value}</source>
        <translation type="unfinished">el paciente es alérgico a {value}</translation>
    </message>
    <message>
        <source>the patient is breast-feeding</source>
        <translation type="unfinished">la paciente da el pecho</translation>
    </message>
    <message>
        <source>the patient is not breast-feeding</source>
        <translation type="unfinished">la paciente no da el pecho</translation>
    </message>
    <message>
        <source>the patient is under {value} years old</source>
        <translation type="unfinished">el paciente tiene menos de {value} años</translation>
    </message>
    <message>
        <source>the patient is {low} to {high} years old</source>
        <translation type="unfinished">el paciente tiene de {low} a {high} años</translation>
    </message>
    <message>
        <source>the patient is {value} years old</source>
        <translation type="unfinished">el paciente tiene {value} años</translation>
    </message>
    <message>
        <source>the patient is {value} years old or older</source>
        <translation type="unfinished">el paciente tiene {value} años o más</translation>
    </message>
    <message>
        <source>the patient needs an interpreter</source>
        <translation type="unfinished">el paciente necesita un intérprete</translation>
    </message>
    <message>
        <source>the patient needs no interpreter</source>
        <translation type="unfinished">el paciente no necesita intérprete</translation>
    </message>
    <message>
        <source>the patient pays</source>
        <translation type="unfinished">el paciente paga</translation>
    </message>
    <message>
        <source>the patient signs with an X or a mark</source>
        <translation type="unfinished">el paciente firma con una X o una marca</translation>
    </message>
    <message>
        <source>the patient takes {value}</source>
        <translation type="unfinished">el paciente toma {value}</translation>
    </message>
    <message>
        <source>the patient&apos;s language is {value}</source>
        <translation type="unfinished">el idioma del paciente es {value}</translation>
    </message>
    <message>
        <source>the place on the body is {value}</source>
        <translation type="unfinished">el lugar del cuerpo es {value}</translation>
    </message>
    <message>
        <source>the product is made from {value}</source>
        <translation type="unfinished">el producto está hecho de {value}</translation>
    </message>
    <message>
        <source>the treatment is for {value}</source>
        <translation type="unfinished">el tratamiento es para {value}</translation>
    </message>
    <message>
        <source>the way into the body is {value}</source>
        <translation type="unfinished">la vía de entrada al cuerpo es {value}</translation>
    </message>
    <message>
        <source>two witnesses see the mark</source>
        <translation type="unfinished">dos testigos ven la marca</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>Rule {number}</source>
        <translation type="unfinished">Regla {number}</translation>
    </message>
    <message>
        <source>Take out {row}</source>
        <translation type="unfinished">Quitar {row}</translation>
    </message>
    <message>
        <source>Take this row out (Delete)</source>
        <translation type="unfinished">Quitar esta fila (Supr)</translation>
    </message>
    <message>
        <source>choose a fact</source>
        <translation type="unfinished">elija un dato</translation>
    </message>
    <message>
        <source>choose a fact…</source>
        <translation type="unfinished">elija un dato…</translation>
    </message>
    <message>
        <source>fact</source>
        <translation type="unfinished">dato</translation>
    </message>
    <message>
        <source>relation</source>
        <translation type="unfinished">relación</translation>
    </message>
    <message>
        <source>say what “{fact}” is compared with</source>
        <translation type="unfinished">diga con qué se compara «{fact}»</translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished">valor</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>&amp;Keep these years</source>
        <translation type="unfinished">&amp;Conservar estos años</translation>
    </message>
    <message>
        <source>&amp;Years after signing</source>
        <translation type="unfinished">&amp;Años después de la firma</translation>
    </message>
    <message>
        <source>A se&amp;cond practitioner reads every form before it is published</source>
        <translation type="unfinished">Un segundo profesional &amp;lee cada formulario antes de publicarlo</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation type="unfinished">Formularios</translation>
    </message>
    <message>
        <source>From now on a second practitioner reads every form before it is published.</source>
        <translation type="unfinished">Desde ahora, un segundo profesional lee cada formulario antes de publicarlo.</translation>
    </message>
    <message>
        <source>From now on forms are published without a second reader.</source>
        <translation type="unfinished">Desde ahora, los formularios se publican sin segunda lectura.</translation>
    </message>
    <message>
        <source>How fast a hand writes is a trait of the body, as a voice is. An expert may ask for it if somebody doubts a signature. Without it only the shape of the signature is kept. Ask your lawyer before you choose it, and tell your patients.</source>
        <translation type="unfinished">La rapidez de una mano al escribir es un rasgo del cuerpo, como la voz. Un perito puede pedirla si alguien duda de una firma. Sin ella solo se guarda la forma de la firma. Pregunte a su abogado antes de elegirlo y dígaselo a sus pacientes.</translation>
    </message>
    <message>
        <source>How long records are kept</source>
        <translation type="unfinished">Cuánto tiempo se guardan los registros</translation>
    </message>
    <message>
        <source>K&amp;eep these minutes</source>
        <translation type="unfinished">Conservar estos &amp;minutos</translation>
    </message>
    <message>
        <source>Kee&amp;p this choice</source>
        <translation type="unfinished">Conservar esta &amp;elección</translation>
    </message>
    <message>
        <source>Keep t&amp;his rule</source>
        <translation type="unfinished">&amp;Guardar esta regla</translation>
    </message>
    <message>
        <source>Keep the &amp;speed of drawn signatures</source>
        <translation type="unfinished">Conservar la &amp;velocidad de las firmas dibujadas</translation>
    </message>
    <message>
        <source>Min&amp;utes until the window is covered</source>
        <translation type="unfinished">Min&amp;utos hasta que se cubre la ventana</translation>
    </message>
    <message>
        <source>Nothing is deleted by itself: when the time is over, two people have to agree.</source>
        <translation type="unfinished">Nada se borra por sí solo: cuando pasa el plazo, dos personas tienen que estar de acuerdo.</translation>
    </message>
    <message>
        <source>Of &amp;minors at least until the age of</source>
        <translation type="unfinished">De m&amp;enores, al menos hasta la edad de</translation>
    </message>
    <message>
        <source>Only the shape of drawn signatures is kept from now on.</source>
        <translation type="unfinished">Desde ahora solo se conserva la forma de las firmas dibujadas.</translation>
    </message>
    <message>
        <source>Records filed from now on are kept for {n} years.</source>
        <translation type="unfinished">Los registros archivados desde ahora se guardan {n} años.</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation type="unfinished">Firmas</translation>
    </message>
    <message>
        <source>So long without a key or a click, and the window is covered. A patient who signs is not disturbed.</source>
        <translation type="unfinished">Tras ese tiempo sin una tecla ni un clic, la ventana se cubre. No se molesta a un paciente que firma.</translation>
    </message>
    <message>
        <source>The cover</source>
        <translation type="unfinished">La cubierta</translation>
    </message>
    <message>
        <source>The speed of drawn signatures is kept from now on.</source>
        <translation type="unfinished">Desde ahora se conserva la velocidad de las firmas dibujadas.</translation>
    </message>
    <message>
        <source>The window is covered after {n} minutes, from the next log-in on.</source>
        <translation type="unfinished">La ventana se cubre tras {n} minutos, desde el próximo inicio de sesión.</translation>
    </message>
    <message>
        <source>Whoever wrote a form does not see their own mistakes. With this rule a form is published only after another person who may change forms has logged in, read it and agreed; that name stands in the edition.</source>
        <translation type="unfinished">Quien escribe un formulario no ve sus propios errores. Con esta regla, un formulario solo se publica después de que otra persona que puede cambiar formularios haya entrado, lo haya leído y haya dado su acuerdo; su nombre figura en la edición.</translation>
    </message>
</context>
<context>
    <name>RulesTab</name>
    <message>
        <source>Change when it is: {what}</source>
        <translation type="unfinished">Cambiar cuándo es: {what}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished">Cambiar…</translation>
    </message>
    <message>
        <source>Required</source>
        <translation type="unfinished">Obligatoria</translation>
    </message>
    <message>
        <source>Rule of {title}</source>
        <translation type="unfinished">Regla de {title}</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished">Propuesta</translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished">siempre</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation type="unfinished">nunca por sí sola</translation>
    </message>
    <message>
        <source>when…</source>
        <translation type="unfinished">cuando…</translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message>
        <source>The signature could not be made ({kind}). Nothing was changed; press Accept to try again.</source>
        <translation type="unfinished">No se pudo hacer la firma ({kind}). No se cambió nada; pulse Aceptar para intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock says {now}, earlier than the signature before ({last}). Nothing is lost: staff set the clock right, then press Accept again.</source>
        <translation type="unfinished">El reloj de este ordenador dice {now}, antes que la firma anterior ({last}). No se pierde nada: el personal pone el reloj en hora y después se pulsa Aceptar otra vez.</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Any form</source>
        <translation type="unfinished">Cualquier formulario</translation>
    </message>
    <message>
        <source>Any lot</source>
        <translation type="unfinished">Cualquier lote</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished">Cualquier estado</translation>
    </message>
    <message>
        <source>Any treatment</source>
        <translation type="unfinished">Cualquier tratamiento</translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished">Formulario</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation type="unfinished">Lote</translation>
    </message>
    <message>
        <source>Name, former name, date of birth, document number or lot</source>
        <translation type="unfinished">Nombre, nombre anterior, fecha de nacimiento, número de documento o lote</translation>
    </message>
    <message>
        <source>Search the records</source>
        <translation type="unfinished">Buscar en los registros</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation type="unfinished">Mostrar t&amp;odo</translation>
    </message>
    <message>
        <source>Signed from</source>
        <translation type="unfinished">Firmado desde</translation>
    </message>
    <message>
        <source>Signed to</source>
        <translation type="unfinished">Firmado hasta</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished">Estado</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished">Tratamiento</translation>
    </message>
    <message>
        <source>e.g. 2026-01-31</source>
        <translation type="unfinished">p. ej. 2026-01-31</translation>
    </message>
    <message>
        <source>{what}. Enter opens the first hit, Down goes to the list.</source>
        <translation type="unfinished">{what}. Intro abre el primer resultado, Abajo va a la lista.</translation>
    </message>
</context>
<context>
    <name>SectionEditor</name>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished">&amp;Título</translation>
    </message>
    <message>
        <source>Another language…</source>
        <translation type="unfinished">Otro idioma…</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished">Se pregunta</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation type="unfinished">Al lado</translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished">Categoría</translation>
    </message>
    <message>
        <source>Category, part</source>
        <translation type="unfinished">Categoría, parte</translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished">Con qué frecuencia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished">Idioma</translation>
    </message>
    <message>
        <source>More about this section</source>
        <translation type="unfinished">Más sobre esta sección</translation>
    </message>
    <message>
        <source>No person has reviewed this translation.</source>
        <translation type="unfinished">Ninguna persona ha revisado esta traducción.</translation>
    </message>
    <message>
        <source>Nobody has said yet that this text says what the English says.</source>
        <translation type="unfinished">Nadie ha dicho todavía que este texto diga lo mismo que el inglés.</translation>
    </message>
    <message>
        <source>Part of the section</source>
        <translation type="unfinished">Parte de la sección</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation type="unfinished">Leído por</translation>
    </message>
    <message>
        <source>Shown when</source>
        <translation type="unfinished">Se muestra cuando</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished">Fuentes</translation>
    </message>
    <message>
        <source>The English text has changed since this translation was made.</source>
        <translation type="unfinished">El texto inglés ha cambiado desde que se hizo esta traducción.</translation>
    </message>
    <message>
        <source>There is no text in this language yet; English is printed.</source>
        <translation type="unfinished">Todavía no hay texto en este idioma; se imprime el inglés.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished">Título</translation>
    </message>
    <message>
        <source>Translation is up to date</source>
        <translation type="unfinished">La traducción está al día</translation>
    </message>
    <message>
        <source>Translation read</source>
        <translation type="unfinished">Traducción leída</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation type="unfinished">Texto</translation>
    </message>
    <message>
        <source>{what} of {title}</source>
        <translation type="unfinished">{what} de {title}</translation>
    </message>
</context>
<context>
    <name>SectionMaker</name>
    <message>
        <source>&amp;Make a section of it</source>
        <translation type="unfinished">&amp;Hacer una sección</translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished">Sobre</translation>
    </message>
    <message>
        <source>Mark a passage first: click a sentence, or press Space on it.</source>
        <translation type="unfinished">Marque antes un pasaje: haga clic en una frase o pulse Espacio sobre ella.</translation>
    </message>
    <message numerus="yes">
        <source>More than %n passages are marked; a section holds fewer. Take some out.</source>
        <translation type="unfinished">
            <numerusform>Hay más de %n pasaje marcado; en una sección caben menos. Quite algunos.</numerusform>
            <numerusform>Hay más de %n pasajes marcados; en una sección caben menos. Quite algunos.</numerusform>
        </translation>
    </message>
    <message>
        <source>New section</source>
        <translation type="unfinished">Sección nueva</translation>
    </message>
    <message numerus="yes">
        <source>New section from %n passages</source>
        <translation type="unfinished">
            <numerusform>Sección nueva de %n pasaje</numerusform>
            <numerusform>Sección nueva de %n pasajes</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished">Mostrar</translation>
    </message>
    <message>
        <source>Take o&amp;ut</source>
        <translation type="unfinished">&amp;Quitar</translation>
    </message>
    <message>
        <source>The words are taken as they stand, look-alike letters put right; change them in the editor. The section stays a draft, and keeps document, place and the quoted words for ever.</source>
        <translation type="unfinished">Las palabras se toman tal como están, con las letras parecidas corregidas; cámbielas en el editor. La sección queda como borrador y conserva para siempre el documento, el lugar y las palabras citadas.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished">Título</translation>
    </message>
    <message>
        <source>What it is about, in plain words</source>
        <translation type="unfinished">De qué trata, con palabras sencillas</translation>
    </message>
    <message>
        <source>Word it anew before the form is published.</source>
        <translation type="unfinished">Redáctelo de nuevo antes de publicar el formulario.</translation>
    </message>
    <message>
        <source>Write a title.</source>
        <translation type="unfinished">Escriba un título.</translation>
    </message>
</context>
<context>
    <name>SectionTree</name>
    <message>
        <source>A new section behind this one</source>
        <translation type="unfinished">Una sección nueva detrás de esta</translation>
    </message>
    <message>
        <source>All sections are in this form</source>
        <translation type="unfinished">Todas las secciones están en este formulario</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copiar</translation>
    </message>
    <message>
        <source>Copy of a section</source>
        <translation type="unfinished">Copia de una sección</translation>
    </message>
    <message>
        <source>From library</source>
        <translation type="unfinished">De la biblioteca</translation>
    </message>
    <message>
        <source>Move {title}</source>
        <translation type="unfinished">Mover {title}</translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished">Nueva</translation>
    </message>
    <message>
        <source>New section</source>
        <translation type="unfinished">Sección nueva</translation>
    </message>
    <message>
        <source>Put in a section that there is already</source>
        <translation type="unfinished">Poner una sección que ya existe</translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished">Sección</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished">Secciones</translation>
    </message>
    <message>
        <source>Shown when</source>
        <translation type="unfinished">Se muestra cuando</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished">Quitar</translation>
    </message>
    <message>
        <source>Take out {title}</source>
        <translation type="unfinished">Quitar {title}</translation>
    </message>
    <message>
        <source>Take this section out (Delete)</source>
        <translation type="unfinished">Quitar esta sección (Supr)</translation>
    </message>
    <message>
        <source>The form itself</source>
        <translation type="unfinished">El formulario mismo</translation>
    </message>
    <message>
        <source>The same words as a section of their own</source>
        <translation type="unfinished">Las mismas palabras como sección aparte</translation>
    </message>
    <message>
        <source>Title in English:</source>
        <translation type="unfinished">Título en inglés:</translation>
    </message>
    <message>
        <source>Title of the copy in English:</source>
        <translation type="unfinished">Título de la copia en inglés:</translation>
    </message>
    <message>
        <source>{rule} · required</source>
        <translation type="unfinished">{rule} · obligatoria</translation>
    </message>
    <message>
        <source>{title}, shown: {when}</source>
        <translation type="unfinished">{title}, se muestra: {when}</translation>
    </message>
</context>
<context>
    <name>SentenceDialog</name>
    <message>
        <source>This text</source>
        <translation type="unfinished">Este texto</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The pages could not be made ({kind}).</source>
        <translation type="unfinished">No se pudieron hacer las páginas ({kind}).</translation>
    </message>
</context>
<context>
    <name>SetField</name>
    <message>
        <source>None</source>
        <translation type="unfinished">Ninguno</translation>
    </message>
    <message>
        <source>Others, with commas between</source>
        <translation type="unfinished">Otros, separados por comas</translation>
    </message>
    <message>
        <source>These (all others: no)</source>
        <translation type="unfinished">Estos (los demás: no)</translation>
    </message>
    <message>
        <source>These (others not asked)</source>
        <translation type="unfinished">Estos (los demás, sin preguntar)</translation>
    </message>
    <message>
        <source>This</source>
        <translation type="unfinished">Esto</translation>
    </message>
    <message>
        <source>Tick what applies, or choose None</source>
        <translation type="unfinished">Marque lo que corresponda o elija Ninguno</translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished">desconocida</translation>
    </message>
    <message>
        <source>{fact}: others</source>
        <translation type="unfinished">{fact}: otros</translation>
    </message>
</context>
<context>
    <name>SeveralField</name>
    <message>
        <source>another one, then Enter</source>
        <translation type="unfinished">otro, y luego Intro</translation>
    </message>
    <message>
        <source>{row}: another one</source>
        <translation type="unfinished">{row}: otro</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>In full: {line}</source>
        <translation type="unfinished">Completo: {line}</translation>
    </message>
    <message>
        <source>It names no patient and opens nothing. File it by date.</source>
        <translation type="unfinished">No nombra a ningún paciente y no abre nada. Archívelo por fecha.</translation>
    </message>
    <message>
        <source>Opens this clinic&apos;s records and backups when every passphrase is forgotten: at the log-in of ExoConsent press “Forgotten?” and type it. Capital and small letters, spaces and dashes do not matter.</source>
        <translation type="unfinished">Abre los registros y las copias de seguridad de esta clínica cuando se han olvidado todas las frases de contraseña: al iniciar sesión en ExoConsent pulse «¿Olvidada?» y escríbalo. Las mayúsculas, los espacios y los guiones no importan.</translation>
    </message>
    <message>
        <source>Printed on {day}.</source>
        <translation type="unfinished">Impreso el {day}.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished">Código de recuperación</translation>
    </message>
    <message>
        <source>Seal of the day</source>
        <translation type="unfinished">Sello del día</translation>
    </message>
    <message>
        <source>This is where the log of the records ended when this page was printed. Should somebody put an older copy of the records in place of this one, the log would not hold this entry: press “Compare with paper…” in Clinic (Alt+6).</source>
        <translation type="unfinished">Aquí terminaba el diario de los registros cuando se imprimió esta página. Si alguien pusiera una copia más antigua en lugar de los registros, el diario no tendría esta entrada: pulse «Comparar con el papel…» en Clínica (Alt+6).</translation>
    </message>
    <message>
        <source>Whoever has this paper and a copy of the records can read them all. Keep it where you keep valuables, away from the computer and from the backups. Nobody can make it again: a new code can be made in Clinic (Alt+6), and then this one opens nothing but older backups.</source>
        <translation type="unfinished">Quien tenga este papel y una copia de los registros puede leerlos todos. Guárdelo donde guarda las cosas de valor, lejos del ordenador y de las copias de seguridad. Nadie puede hacerlo de nuevo: en Clínica (Alt+6) se puede crear un código nuevo, y entonces este solo abre copias anteriores.</translation>
    </message>
</context>
<context>
    <name>SheetOut</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished">PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Printing failed ({kind}).</source>
        <translation type="unfinished">No se pudo imprimir ({kind}).</translation>
    </message>
    <message>
        <source>Saved as a PDF. Print it elsewhere, then delete the file.</source>
        <translation type="unfinished">Guardado como PDF. Imprímalo en otro lugar y después borre el archivo.</translation>
    </message>
    <message>
        <source>Sent to the printer. Look that the paper comes out and can be read.</source>
        <translation type="unfinished">Enviado a la impresora. Compruebe que el papel sale y se puede leer.</translation>
    </message>
    <message>
        <source>There is no printer: save the page on a stick</source>
        <translation type="unfinished">No hay impresora: guarde la página en una memoria USB</translation>
    </message>
</context>
<context>
    <name>Shut</name>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation type="unfinished">&amp;Restaurar una copia de seguridad…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished">&amp;Intentar de nuevo</translation>
    </message>
    <message>
        <source>Nothing was changed. A backup that is restored does not replace what is here: that is kept aside.</source>
        <translation type="unfinished">No se cambió nada. Una copia restaurada no sustituye lo que hay aquí: eso se guarda aparte.</translation>
    </message>
    <message>
        <source>Try something in the &amp;demo clinic</source>
        <translation type="unfinished">Probar algo en la clínica de &amp;demostración</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation type="unfinished">Su clínica</translation>
    </message>
</context>
<context>
    <name>SignatoryPage</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished">Aceptar</translation>
    </message>
    <message>
        <source>Accept this signature</source>
        <translation type="unfinished">Aceptar esta firma</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished">Borrar</translation>
    </message>
    <message>
        <source>Clear the signature</source>
        <translation type="unfinished">Borrar la firma</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished">Dibujar</translation>
    </message>
    <message>
        <source>Make a mark (a witness signs too)</source>
        <translation type="unfinished">Hacer una marca (también firma un testigo)</translation>
    </message>
    <message>
        <source>Make a mark (two witnesses sign too)</source>
        <translation type="unfinished">Hacer una marca (también firman dos testigos)</translation>
    </message>
    <message>
        <source>Sign in the white area, or choose another way.</source>
        <translation type="unfinished">Firme en la zona blanca o elija otra manera.</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation type="unfinished">Firmando…</translation>
    </message>
    <message>
        <source>That is {n} mm of ink, too little for a signature ({least} mm). Draw on, or clear and sign again.</source>
        <translation type="unfinished">Son {n} mm de tinta, demasiado poco para una firma ({least} mm). Siga dibujando, o borre y firme de nuevo.</translation>
    </message>
    <message>
        <source>The form says “{printed}”. You gave “{given}”. Is this you?</source>
        <translation type="unfinished">El formulario dice «{printed}». Usted puso «{given}». ¿Es usted?</translation>
    </message>
    <message>
        <source>The note is too long: at most {n} letters.</source>
        <translation type="unfinished">La nota es demasiado larga: como mucho {n} letras.</translation>
    </message>
    <message>
        <source>Then do not sign here. Give this screen to the staff, or type your name as the form has it.</source>
        <translation type="unfinished">Entonces no firme aquí. Dé esta pantalla al personal o escriba su nombre como está en el formulario.</translation>
    </message>
    <message>
        <source>This is my signature</source>
        <translation type="unfinished">Esta es mi firma</translation>
    </message>
    <message>
        <source>Tick “This is my signature”, so that your name counts as it.</source>
        <translation type="unfinished">Marque «Esta es mi firma» para que su nombre cuente como tal.</translation>
    </message>
    <message>
        <source>Type my name</source>
        <translation type="unfinished">Escribir mi nombre</translation>
    </message>
    <message>
        <source>Type your full name</source>
        <translation type="unfinished">Escriba su nombre completo</translation>
    </message>
    <message>
        <source>Type your full name.</source>
        <translation type="unfinished">Escriba su nombre completo.</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation type="unfinished">Deshacer trazo</translation>
    </message>
    <message>
        <source>Write a note on the open warnings and the questions without a tick first.</source>
        <translation type="unfinished">Escriba antes una nota sobre los avisos pendientes y las preguntas sin marcar.</translation>
    </message>
    <message>
        <source>Write your name in print first.</source>
        <translation type="unfinished">Escriba antes su nombre en letra de imprenta.</translation>
    </message>
    <message>
        <source>Yes, that is me, spelled otherwise</source>
        <translation type="unfinished">Sí, soy yo, escrito de otra manera</translation>
    </message>
    <message>
        <source>Your name in print</source>
        <translation type="unfinished">Su nombre en letra de imprenta</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Sign here with a pen, a finger or the mouse. Without these, choose Type my name.</source>
        <translation type="unfinished">Firme aquí con un lápiz, un dedo o el ratón. Sin ellos, elija Escribir mi nombre.</translation>
    </message>
    <message>
        <source>Signature area</source>
        <translation type="unfinished">Zona de firma</translation>
    </message>
</context>
<context>
    <name>SigningDesk</name>
    <message>
        <source>And {more} more: F8 walks them.</source>
        <translation type="unfinished">Y {more} más: F8 los recorre.</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation type="unfinished">Empezar de nuevo</translation>
    </message>
    <message>
        <source>Filed {number}: signed, sealed and kept in Records.</source>
        <translation type="unfinished">Archivado {number}: firmado, sellado y guardado en Registros.</translation>
    </message>
    <message>
        <source>Keep it now</source>
        <translation type="unfinished">Guardarlo ahora</translation>
    </message>
    <message>
        <source>Nobody who signs can answer these warnings; add a note to each.</source>
        <translation type="unfinished">Nadie de quienes firman puede responder a estas advertencias; añada una nota a cada una.</translation>
    </message>
    <message>
        <source>Not readable any more.</source>
        <translation type="unfinished">Ya no se puede leer.</translation>
    </message>
    <message>
        <source>Not ready to be signed.</source>
        <translation type="unfinished">Aún no se puede firmar.</translation>
    </message>
    <message>
        <source>Note it again</source>
        <translation type="unfinished">Anotarlo otra vez</translation>
    </message>
    <message>
        <source>Print signed copies</source>
        <translation type="unfinished">Imprimir copias firmadas</translation>
    </message>
    <message>
        <source>Save it elsewhere…</source>
        <translation type="unfinished">Guardarlo en otro sitio…</translation>
    </message>
    <message>
        <source>Signing was put off. What was signed so far is kept: Today (Alt+2).</source>
        <translation type="unfinished">La firma se aplazó. Lo firmado hasta ahora se conserva: Hoy (Alt+2).</translation>
    </message>
    <message>
        <source>Signing was put off; nothing was signed yet. The draft is kept.</source>
        <translation type="unfinished">La firma se aplazó; aún no se ha firmado nada. El borrador se conserva.</translation>
    </message>
    <message>
        <source>The form or this program has changed since, so the pages would not be the same.</source>
        <translation type="unfinished">El formulario o este programa ha cambiado desde entonces, así que las páginas no serían las mismas.</translation>
    </message>
    <message>
        <source>The pages are being made; sign when they stand.</source>
        <translation type="unfinished">Se están haciendo las páginas; firme cuando estén.</translation>
    </message>
    <message>
        <source>The patient DECLINED {number}, but that could not be written down. Make room and try again.</source>
        <translation type="unfinished">El paciente DIJO QUE NO a {number}, pero no se pudo anotar. Libere espacio e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The patient KEEPS the consent ({number}), but that could not be written down. Try again.</source>
        <translation type="unfinished">El paciente MANTIENE el consentimiento ({number}), pero no se pudo anotar. Inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The signatures made before are sealed and kept with the note.</source>
        <translation type="unfinished">Las firmas hechas antes están selladas y se guardan con la nota.</translation>
    </message>
    <message>
        <source>What was signed of {number} is NOT on the disk: it is lost when this program ends. Make room and keep it, or save it elsewhere.</source>
        <translation type="unfinished">Lo firmado de {number} NO está en el disco: se pierde cuando termine este programa. Libere espacio y guárdelo, o guárdelo en otro sitio.</translation>
    </message>
    <message>
        <source>{number} cannot be signed further. {why} What was signed is kept; begin anew with fresh pages.</source>
        <translation type="unfinished">{number} no se puede seguir firmando. {why} Lo firmado se conserva; empiece de nuevo con páginas nuevas.</translation>
    </message>
    <message>
        <source>{number} was declined. That is noted with the reason.</source>
        <translation type="unfinished">{number} fue rechazado. Está anotado con el motivo.</translation>
    </message>
    <message>
        <source>{number} was given up; its signatures are kept with your reason. This is a fresh draft.</source>
        <translation type="unfinished">{number} se abandonó; sus firmas se conservan con su motivo. Este es un borrador nuevo.</translation>
    </message>
    <message>
        <source>{number}: the patient keeps the consent; nothing was taken back. That is noted.</source>
        <translation type="unfinished">{number}: el paciente mantiene el consentimiento; no se retiró nada. Está anotado.</translation>
    </message>
</context>
<context>
    <name>SigningJournal</name>
    <message>
        <source>It was made {days} days ago; a consent stands {most} days here.</source>
        <translation type="unfinished">Se hizo hace {days} días; aquí un consentimiento vale {most} días.</translation>
    </message>
    <message>
        <source>Other people would have to sign it today.</source>
        <translation type="unfinished">Hoy tendrían que firmarlo otras personas.</translation>
    </message>
</context>
<context>
    <name>SourceLines</name>
    <message>
        <source>Show in the document</source>
        <translation type="unfinished">Mostrar en el documento</translation>
    </message>
    <message>
        <source>Where the section is from</source>
        <translation type="unfinished">De dónde viene la sección</translation>
    </message>
</context>
<context>
    <name>SourcesTab</name>
    <message>
        <source>Confidence</source>
        <translation type="unfinished">Confianza</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation type="unfinished">Nota para el personal</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished">Fuentes</translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished">alta</translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished">baja</translation>
    </message>
    <message>
        <source>low to moderate</source>
        <translation type="unfinished">de baja a moderada</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation type="unfinished">moderada</translation>
    </message>
</context>
<context>
    <name>SpanField</name>
    <message>
        <source>and</source>
        <translation type="unfinished">y</translation>
    </message>
    <message>
        <source>the second age is below the first</source>
        <translation type="unfinished">la segunda edad es menor que la primera</translation>
    </message>
    <message>
        <source>{row}, from</source>
        <translation type="unfinished">{row}, desde</translation>
    </message>
    <message>
        <source>{row}, to</source>
        <translation type="unfinished">{row}, hasta</translation>
    </message>
</context>
<context>
    <name>SpellingDesk</name>
    <message>
        <source>“{word}” is let stand in this section until ExoConsent is closed.</source>
        <translation type="unfinished">«{word}» se deja como está en esta sección hasta que se cierre ExoConsent.</translation>
    </message>
    <message>
        <source>“{word}” is one of this clinic&apos;s words now. They stand in {file}.</source>
        <translation type="unfinished">«{word}» es ahora una de las palabras de esta clínica. Están en {file}.</translation>
    </message>
</context>
<context>
    <name>SpellingHand</name>
    <message>
        <source>(no suggestion)</source>
        <translation type="unfinished">(sin sugerencias)</translation>
    </message>
    <message>
        <source>Add to this clinic&apos;s words</source>
        <translation type="unfinished">Añadir a las palabras de esta clínica</translation>
    </message>
    <message>
        <source>Check spelling while typing</source>
        <translation type="unfinished">Revisar la ortografía al escribir</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation type="unfinished">Omitir aquí</translation>
    </message>
    <message>
        <source>Next misspelt word</source>
        <translation type="unfinished">Siguiente palabra mal escrita</translation>
    </message>
    <message>
        <source>No misspelt word was found in this text.</source>
        <translation type="unfinished">No se encontró ninguna palabra mal escrita en este texto.</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation type="unfinished">Ortografía</translation>
    </message>
    <message>
        <source>Spelling: next word, suggestions, on or off</source>
        <translation type="unfinished">Ortografía: palabra siguiente, sugerencias, activar o desactivar</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished">Sugerencias</translation>
    </message>
    <message>
        <source>Suggestions for {word}</source>
        <translation type="unfinished">Sugerencias para {word}</translation>
    </message>
    <message>
        <source>“{word}” may be misspelt. {key} shows suggestions.</source>
        <translation type="unfinished">Puede que «{word}» esté mal escrita. {key} muestra sugerencias.</translation>
    </message>
</context>
<context>
    <name>StaffNote</name>
    <message>
        <source>Read and tick…</source>
        <translation type="unfinished">Leer y marcar…</translation>
    </message>
    <message>
        <source>Your note (optional)</source>
        <translation type="unfinished">Su nota (opcional)</translation>
    </message>
    <message>
        <source>Your note on what waits</source>
        <translation type="unfinished">Su nota sobre lo pendiente</translation>
    </message>
</context>
<context>
    <name>StaffPin</name>
    <message>
        <source>A staff PIN has {shortest} to {longest} digits</source>
        <translation type="unfinished">Un PIN del personal tiene de {shortest} a {longest} cifras</translation>
    </message>
    <message>
        <source>Forgotten? Close ExoConsent (or restart the computer), open it again and set a new PIN in Clinic (Alt+6). A signing that was interrupted is offered again.</source>
        <translation type="unfinished">¿Lo olvidó? Cierre ExoConsent (o reinicie el ordenador), ábralo de nuevo y fije un PIN nuevo en Clínica (Alt+6). Una firma interrumpida se ofrece otra vez.</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation type="unfinished">Los dos no son iguales</translation>
    </message>
    <message>
        <source>This is the PIN that everybody tries first; choose another</source>
        <translation type="unfinished">Este es el PIN que todos prueban primero; elija otro</translation>
    </message>
</context>
<context>
    <name>StaffRead</name>
    <message numerus="yes">
        <source>%n open warnings wait for your note.</source>
        <translation type="unfinished">
            <numerusform>%n aviso pendiente espera su nota.</numerusform>
            <numerusform>%n avisos pendientes esperan su nota.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to your signature</source>
        <translation type="unfinished">Volver a su firma</translation>
    </message>
    <message>
        <source>For the practitioner, before you sign</source>
        <translation type="unfinished">Para el profesional, antes de firmar</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation type="unfinished">No se escribió nada.</translation>
    </message>
    <message>
        <source>Open warnings, answered by your note:</source>
        <translation type="unfinished">Advertencias abiertas, respondidas por su nota:</translation>
    </message>
    <message>
        <source>Question {n} was answered in own words: {question} {answer}</source>
        <translation type="unfinished">La pregunta {n} se contestó con palabras propias: {question} {answer}</translation>
    </message>
    <message>
        <source>Tick each question that was answered in own words, written or spoken:</source>
        <translation type="unfinished">Marque cada pregunta contestada con palabras propias, escritas o dichas:</translation>
    </message>
    <message>
        <source>Tick them, or say in your note how you talked them through.</source>
        <translation type="unfinished">Márquelas o diga en su nota cómo las habló.</translation>
    </message>
    <message>
        <source>What to read before you sign. The arrow keys move it.</source>
        <translation type="unfinished">Lo que hay que leer antes de firmar. Las flechas lo mueven.</translation>
    </message>
    <message>
        <source>{left} of {asked} questions are not ticked as answered in own words.</source>
        <translation type="unfinished">{left} de {asked} preguntas no están marcadas como contestadas con palabras propias.</translation>
    </message>
    <message>
        <source>{role}: gave the initials “{given}”; the form says “{printed}”.</source>
        <translation type="unfinished">{role}: puso las iniciales «{given}»; el formulario dice «{printed}».</translation>
    </message>
    <message>
        <source>{role}: signed as “{given}”; the form says “{printed}”.</source>
        <translation type="unfinished">{role}: firmó como «{given}»; el formulario dice «{printed}».</translation>
    </message>
</context>
<context>
    <name>StandingTab</name>
    <message>
        <source>It says what the English says now</source>
        <translation type="unfinished">Dice lo mismo que el inglés de ahora</translation>
    </message>
    <message>
        <source>Made from the English text as it is now.</source>
        <translation type="unfinished">Hecho a partir del texto inglés tal como está ahora.</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation type="unfinished">Leído por</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation type="unfinished">Leído el</translation>
    </message>
    <message>
        <source>Standing of the words</source>
        <translation type="unfinished">Estado de las palabras</translation>
    </message>
    <message>
        <source>Take out {language}</source>
        <translation type="unfinished">Quitar {language}</translation>
    </message>
    <message>
        <source>Take this language out</source>
        <translation type="unfinished">Quitar este idioma</translation>
    </message>
    <message>
        <source>These words are</source>
        <translation type="unfinished">Estas palabras son</translation>
    </message>
    <message>
        <source>year-month-day</source>
        <translation type="unfinished">año-mes-día</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>ExoConsent could not open ({kind}). Please install it anew.</source>
        <translation type="unfinished">ExoConsent no se pudo abrir ({kind}). Instálelo de nuevo, por favor.</translation>
    </message>
    <message>
        <source>ExoConsent is open already on this computer; look for its window. If you are sure that it is not, remove the file {file} and start again.</source>
        <translation type="unfinished">ExoConsent ya está abierto en este ordenador; busque su ventana. Si está seguro de que no, borre el archivo {file} y vuelva a empezar.</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>as it came with ExoConsent; the first change makes a copy</source>
        <translation type="unfinished">tal como vino con ExoConsent; el primer cambio hace una copia</translation>
    </message>
    <message>
        <source>not published yet</source>
        <translation type="unfinished">todavía sin publicar</translation>
    </message>
    <message>
        <source>published: edition {number}</source>
        <translation type="unfinished">publicado: edición {number}</translation>
    </message>
    <message>
        <source>the draft still has errors</source>
        <translation type="unfinished">el borrador aún tiene errores</translation>
    </message>
    <message>
        <source>your own copy</source>
        <translation type="unfinished">su propia copia</translation>
    </message>
    <message>
        <source>{edition}, the draft says something else</source>
        <translation type="unfinished">{edition}; el borrador dice otra cosa</translation>
    </message>
    <message>
        <source>{who} asks for a review: see Publish…</source>
        <translation type="unfinished">{who} pide una revisión: vea Publicar…</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Add “{title}”</source>
        <translation type="unfinished">Añadir «{title}»</translation>
    </message>
    <message>
        <source>Fill in {blank}</source>
        <translation type="unfinished">Rellenar {blank}</translation>
    </message>
    <message>
        <source>Leave out “{title}”</source>
        <translation type="unfinished">Quitar «{title}»</translation>
    </message>
    <message>
        <source>Move “{title}” down</source>
        <translation type="unfinished">Bajar «{title}»</translation>
    </message>
    <message>
        <source>Move “{title}” up</source>
        <translation type="unfinished">Subir «{title}»</translation>
    </message>
    <message>
        <source>Put back “{title}”</source>
        <translation type="unfinished">Volver a poner «{title}»</translation>
    </message>
    <message>
        <source>Set {fact}</source>
        <translation type="unfinished">Cambiar {fact}</translation>
    </message>
    <message>
        <source>Take out “{title}”</source>
        <translation type="unfinished">Sacar «{title}»</translation>
    </message>
</context>
<context>
    <name>StudioChecks</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform>%n error</numerusform>
            <numerusform>%n errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform>%n advertencia</numerusform>
            <numerusform>%n advertencias</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked for by: {source}</source>
        <translation type="unfinished">Lo pide: {source}</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished">Comprobaciones</translation>
    </message>
    <message>
        <source>Checks: {counts}</source>
        <translation type="unfinished">Comprobaciones: {counts}</translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished">Error</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nota</translation>
    </message>
    <message>
        <source>Reading grade</source>
        <translation type="unfinished">Grado de lectura</translation>
    </message>
    <message>
        <source>Reading grade ({language}): this section {section}, the form {form}; limit {limit}</source>
        <translation type="unfinished">Grado de lectura ({language}): esta sección {section}, el formulario {form}; límite {limit}</translation>
    </message>
    <message>
        <source>Required</source>
        <translation type="unfinished">Obligatoria</translation>
    </message>
    <message>
        <source>US school grade: Flesch-Kincaid for English, Crawford for Spanish. It changes as you type.</source>
        <translation type="unfinished">Grado escolar de EE. UU.: Flesch-Kincaid para el inglés, Crawford para el español. Cambia mientras escribe.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished">Advertencia</translation>
    </message>
    <message>
        <source>What a consent must hold, which rule asks for it, and what gives it</source>
        <translation type="unfinished">Lo que un consentimiento debe tener, qué regla lo pide y qué lo aporta</translation>
    </message>
    <message>
        <source>not measured (too few words)</source>
        <translation type="unfinished">sin medir (muy pocas palabras)</translation>
    </message>
    <message>
        <source>nothing stops publishing</source>
        <translation type="unfinished">nada impide publicar</translation>
    </message>
    <message>
        <source>{grade}, over the limit</source>
        <translation type="unfinished">{grade}, sobre el límite</translation>
    </message>
</context>
<context>
    <name>StudioSession</name>
    <message>
        <source>Add {title}</source>
        <translation type="unfinished">Añadir {title}</translation>
    </message>
    <message>
        <source>Changes made outside</source>
        <translation type="unfinished">Cambios hechos fuera</translation>
    </message>
    <message>
        <source>Only a practitioner or the manager may change forms.</source>
        <translation type="unfinished">Solo un profesional o el responsable puede cambiar formularios.</translation>
    </message>
    <message>
        <source>That could not be done ({kind}).</source>
        <translation type="unfinished">No se pudo hacer ({kind}).</translation>
    </message>
</context>
<context>
    <name>TemplatesPlace</name>
    <message>
        <source>&amp;Article</source>
        <translation type="unfinished">Art&amp;ículo</translation>
    </message>
    <message>
        <source>Carry forms to another clinic on a stick, or take theirs in after reading what would change</source>
        <translation type="unfinished">Llevar formularios a otra clínica en una memoria USB, o incorporar los suyos después de leer qué cambiaría</translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished">Formulario</translation>
    </message>
    <message>
        <source>Kept as a draft. It cannot be published yet: {why}</source>
        <translation type="unfinished">Guardado como borrador. Todavía no se puede publicar: {why}</translation>
    </message>
    <message>
        <source>Kept as a draft; what was told before is put right.</source>
        <translation type="unfinished">Guardado como borrador; lo que se avisó antes ya está corregido.</translation>
    </message>
    <message>
        <source>Kept. Drafts of forms are kept by themselves; patients get them once they are published.</source>
        <translation type="unfinished">Guardado. Los borradores de formularios se guardan solos; los pacientes los reciben cuando se publican.</translation>
    </message>
    <message>
        <source>Pac&amp;ks…</source>
        <translation type="unfinished">Pa&amp;quetes…</translation>
    </message>
    <message>
        <source>Read an article beside the form and make sections of its passages</source>
        <translation type="unfinished">Leer un artículo al lado del formulario y hacer secciones de sus pasajes</translation>
    </message>
</context>
<context>
    <name>TextStatus</name>
    <message>
        <source>Draft</source>
        <translation type="unfinished">Borrador</translation>
    </message>
    <message>
        <source>Made by a machine</source>
        <translation type="unfinished">Hecho por una máquina</translation>
    </message>
    <message>
        <source>Read and found right by a person</source>
        <translation type="unfinished">Leído y aprobado por una persona</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>&amp;Begin anew…</source>
        <translation type="unfinished">Empezar de &amp;nuevo…</translation>
    </message>
    <message>
        <source>&amp;Go on signing</source>
        <translation type="unfinished">Seguir &amp;firmando</translation>
    </message>
    <message>
        <source>&amp;Open a new form</source>
        <translation type="unfinished">&amp;Abrir un formulario nuevo</translation>
    </message>
    <message>
        <source>&amp;Open draft</source>
        <translation type="unfinished">A&amp;brir borrador</translation>
    </message>
    <message>
        <source>&amp;Put it back</source>
        <translation type="unfinished">&amp;Recuperarlo</translation>
    </message>
    <message>
        <source>&amp;Remove draft</source>
        <translation type="unfinished">Elimina&amp;r borrador</translation>
    </message>
    <message>
        <source>&amp;Remove for good</source>
        <translation type="unfinished">&amp;Borrar para siempre</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation type="unfinished">&amp;Quitar de la lista</translation>
    </message>
    <message>
        <source>Declined on {time}.

Reason given: {reason}</source>
        <translation type="unfinished">Rechazado el {time}.

Motivo indicado: {reason}</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished">Borrador</translation>
    </message>
    <message>
        <source>No consent yet</source>
        <translation type="unfinished">Todavía sin consentimiento</translation>
    </message>
    <message>
        <source>Printed, to be signed on paper</source>
        <translation type="unfinished">Impreso, para firmar en papel</translation>
    </message>
    <message>
        <source>Removed draft</source>
        <translation type="unfinished">Borrador quitado</translation>
    </message>
    <message>
        <source>Signatures missing</source>
        <translation type="unfinished">Faltan firmas</translation>
    </message>
    <message>
        <source>Signed and filed</source>
        <translation type="unfinished">Firmado y archivado</translation>
    </message>
    <message>
        <source>Signing given up on {time}.

Reason: {reason}</source>
        <translation type="unfinished">Firma abandonada el {time}.

Motivo: {reason}</translation>
    </message>
</context>
<context>
    <name>TodayPlace</name>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation type="unfinished">
            <numerusform>%n borrador</numerusform>
            <numerusform>%n borradores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with signatures missing</source>
        <translation type="unfinished">
            <numerusform>%n con firmas pendientes</numerusform>
            <numerusform>%n con firmas pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a consent</source>
        <translation type="unfinished">
            <numerusform>%n sin consentimiento</numerusform>
            <numerusform>%n sin consentimiento</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation type="unfinished">&amp;Mirarlo</translation>
    </message>
    <message>
        <source>&amp;Print a copy</source>
        <translation type="unfinished">&amp;Imprimir una copia</translation>
    </message>
    <message>
        <source>(no name yet)</source>
        <translation type="unfinished">(aún sin nombre)</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation type="unfinished">Empezar de nuevo</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished">Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished">Documento</translation>
    </message>
    <message>
        <source>E&amp;xpect a patient…</source>
        <translation type="unfinished">Pa&amp;ciente esperado…</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation type="unfinished">Último cambio</translation>
    </message>
    <message>
        <source>Nothing is on the desk. Drafts and signed consents of today appear here by themselves.</source>
        <translation type="unfinished">No hay nada en el puesto. Los borradores y los consentimientos firmados de hoy aparecen aquí por sí solos.</translation>
    </message>
    <message>
        <source>Papers of today</source>
        <translation type="unfinished">Documentos de hoy</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished">Paciente</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished">Estado</translation>
    </message>
    <message>
        <source>This paper could not be checked ({kind}); do not rely on it yet.</source>
        <translation type="unfinished">Este documento no se pudo comprobar ({kind}); no se fíe de él todavía.</translation>
    </message>
    <message numerus="yes">
        <source>Today: %n papers</source>
        <translation type="unfinished">
            <numerusform>Hoy: %n documento</numerusform>
            <numerusform>Hoy: %n documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is expected can be named beforehand.</source>
        <translation type="unfinished">Se puede anotar de antemano a quién se espera.</translation>
    </message>
    <message>
        <source>Why is the signing given up? The signatures made so far are kept with this reason.</source>
        <translation type="unfinished">¿Por qué se abandona la firma? Las firmas hechas hasta ahora se conservan con este motivo.</translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished">ninguno</translation>
    </message>
    <message>
        <source>{number} is being checked…</source>
        <translation type="unfinished">Se está comprobando {number}…</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message numerus="yes">
        <source>%n consents still want signatures: Today (Alt+2) goes on with them.</source>
        <translation type="unfinished">
            <numerusform>A %n consentimiento le faltan firmas: continúe en Hoy (Alt+2).</numerusform>
            <numerusform>A %n consentimientos les faltan firmas: continúe en Hoy (Alt+2).</numerusform>
        </translation>
    </message>
    <message>
        <source>ExoConsent was cut off. The draft that was open is here again, as it was last kept.</source>
        <translation type="unfinished">ExoConsent se interrumpió. El borrador que estaba abierto está aquí de nuevo, como se guardó por última vez.</translation>
    </message>
    <message>
        <source>Nobody waits for this patient any more.</source>
        <translation type="unfinished">Ya nadie espera a este paciente.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished">Recuperarlo</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished">Mostrarlos</translation>
    </message>
    <message>
        <source>The draft was removed for good.</source>
        <translation type="unfinished">El borrador se borró para siempre.</translation>
    </message>
    <message>
        <source>The draft was removed.</source>
        <translation type="unfinished">El borrador se eliminó.</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>A wrong passphrase was typed</source>
        <translation type="unfinished">Se escribió una frase errónea</translation>
    </message>
    <message>
        <source>Added a person</source>
        <translation type="unfinished">Añadió a una persona</translation>
    </message>
    <message>
        <source>Agreed to a deletion</source>
        <translation type="unfinished">Aceptó un borrado</translation>
    </message>
    <message>
        <source>Asked for a deletion</source>
        <translation type="unfinished">Pidió un borrado</translation>
    </message>
    <message>
        <source>Began the records</source>
        <translation type="unfinished">Empezó los registros</translation>
    </message>
    <message>
        <source>Brought the records to a new edition</source>
        <translation type="unfinished">Pasó los registros a una edición nueva</translation>
    </message>
    <message>
        <source>Changed a passphrase</source>
        <translation type="unfinished">Cambió una frase de contraseña</translation>
    </message>
    <message>
        <source>Changed a role</source>
        <translation type="unfinished">Cambió una función</translation>
    </message>
    <message>
        <source>Changed a setting</source>
        <translation type="unfinished">Cambió un ajuste</translation>
    </message>
    <message>
        <source>Checked the records</source>
        <translation type="unfinished">Comprobó los registros</translation>
    </message>
    <message>
        <source>Confirmed the clock</source>
        <translation type="unfinished">Confirmó el reloj</translation>
    </message>
    <message>
        <source>Corrected a record</source>
        <translation type="unfinished">Corrigió un registro</translation>
    </message>
    <message>
        <source>Declared a record void</source>
        <translation type="unfinished">Anuló un registro</translation>
    </message>
    <message>
        <source>Exchanged forms in a pack</source>
        <translation type="unfinished">Intercambió formularios en un paquete</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished">Exportó</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation type="unfinished">Archivó</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation type="unfinished">Recepción</translation>
    </message>
    <message>
        <source>Kept a secret of the clinic</source>
        <translation type="unfinished">Guardó un secreto de la clínica</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation type="unfinished">Inició sesión</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation type="unfinished">Cerró la sesión</translation>
    </message>
    <message>
        <source>Looked at a record</source>
        <translation type="unfinished">Miró un registro</translation>
    </message>
    <message>
        <source>Made a backup</source>
        <translation type="unfinished">Hizo una copia de seguridad</translation>
    </message>
    <message>
        <source>Made a copy for printing</source>
        <translation type="unfinished">Hizo una copia para imprimir</translation>
    </message>
    <message>
        <source>Made a new recovery code</source>
        <translation type="unfinished">Creó un código de recuperación</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation type="unfinished">Gerencia</translation>
    </message>
    <message>
        <source>Noted something about a record</source>
        <translation type="unfinished">Anotó algo sobre un registro</translation>
    </message>
    <message>
        <source>Practitioner</source>
        <translation type="unfinished">Profesional</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished">Imprimió</translation>
    </message>
    <message>
        <source>Published an edition of a form</source>
        <translation type="unfinished">Se publicó una edición de un formulario</translation>
    </message>
    <message>
        <source>Recorded a withdrawal</source>
        <translation type="unfinished">Registró una retirada</translation>
    </message>
    <message>
        <source>Removed a person</source>
        <translation type="unfinished">Quitó a una persona</translation>
    </message>
    <message>
        <source>Renewed a consent</source>
        <translation type="unfinished">Renovó un consentimiento</translation>
    </message>
    <message>
        <source>Restored a backup</source>
        <translation type="unfinished">Restauró una copia de seguridad</translation>
    </message>
    <message>
        <source>Reviewed a draft of a form</source>
        <translation type="unfinished">Revisó un borrador de un formulario</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation type="unfinished">Buscó</translation>
    </message>
    <message>
        <source>Tested a backup</source>
        <translation type="unfinished">Probó una copia de seguridad</translation>
    </message>
    <message>
        <source>The window was covered</source>
        <translation type="unfinished">La ventana se cubrió</translation>
    </message>
    <message>
        <source>Took the seal of the day</source>
        <translation type="unfinished">Tomó el sello del día</translation>
    </message>
    <message>
        <source>Wrote the key file</source>
        <translation type="unfinished">Escribió el archivo de claves</translation>
    </message>
    <message>
        <source>may also change users, back up and restore, export all, and set the rules here</source>
        <translation type="unfinished">puede además cambiar usuarios, hacer y restaurar copias, exportar todo y fijar las reglas aquí</translation>
    </message>
    <message>
        <source>may also correct or void a record, change forms and check the records</source>
        <translation type="unfinished">puede además corregir o anular un registro, cambiar formularios y comprobar los registros</translation>
    </message>
    <message>
        <source>prepares, prints, files and finds consents, and records a withdrawal</source>
        <translation type="unfinished">prepara, imprime, archiva y busca consentimientos, y registra una retirada</translation>
    </message>
</context>
<context>
    <name>UpkeepDesk</name>
    <message>
        <source>Backups of ExoConsent (*.exobackup)</source>
        <translation type="unfinished">Copias de seguridad de ExoConsent (*.exobackup)</translation>
    </message>
    <message>
        <source>That could not be done ({kind}).</source>
        <translation type="unfinished">No se pudo hacer ({kind}).</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>contradicted</source>
        <translation type="unfinished">contradicho</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished">ninguno todavía</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation type="unfinished">anticuado</translation>
    </message>
    <message>
        <source>partly supported</source>
        <translation type="unfinished">respaldado en parte</translation>
    </message>
    <message>
        <source>supported</source>
        <translation type="unfinished">respaldado</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation type="unfinished">sin respaldo</translation>
    </message>
</context>
<context>
    <name>VerdictRows</name>
    <message>
        <source>Claim in the evidence</source>
        <translation type="unfinished">Afirmación en la evidencia</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation type="unfinished">Pasaje</translation>
    </message>
    <message>
        <source>Verdict on a passage</source>
        <translation type="unfinished">Veredicto sobre un pasaje</translation>
    </message>
    <message>
        <source>Verdict on it</source>
        <translation type="unfinished">Veredicto</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>Go to Clinic</source>
        <translation type="unfinished">Ir a Clínica</translation>
    </message>
    <message>
        <source>No backup was tested for a year. In Clinic one press tests it.</source>
        <translation type="unfinished">Hace un año que no se prueba ninguna copia. En Clínica se prueba con una pulsación.</translation>
    </message>
    <message>
        <source>No staff PIN is set: when the window is covered, only your passphrase opens it.</source>
        <translation type="unfinished">No hay PIN del personal: cuando la ventana está cubierta, solo la abre su frase de contraseña.</translation>
    </message>
    <message>
        <source>Nobody has said yet that the recovery code lies on paper. Make a new one in Clinic and print it.</source>
        <translation type="unfinished">Nadie ha dicho aún que el código de recuperación esté en papel. Cree uno nuevo en Clínica e imprímalo.</translation>
    </message>
    <message>
        <source>Set a staff PIN…</source>
        <translation type="unfinished">Poner un PIN del personal…</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation type="unfinished">El reloj está bien</translation>
    </message>
    <message>
        <source>The last backup is older than a week, or there is none. Put a stick in and make one.</source>
        <translation type="unfinished">La última copia tiene más de una semana, o no hay ninguna. Ponga una memoria USB y haga una.</translation>
    </message>
    <message>
        <source>The records are not as they were left: {what} Do not rely on them; make no backup over the last good one.</source>
        <translation type="unfinished">Los registros no están como se dejaron: {what} No se fíe de ellos; no sustituya la última copia buena.</translation>
    </message>
</context>
<context>
    <name>WelcomePlace</name>
    <message>
        <source>&amp;Begin with an empty form</source>
        <translation type="unfinished">Empezar con un &amp;formulario vacío</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation type="unfinished">E&amp;legir…</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation type="unfinished">&amp;Probar</translation>
    </message>
    <message>
        <source>An invented patient fills the form, to change, print and sign. Its pages say that it is made up.</source>
        <translation type="unfinished">Un paciente inventado rellena el formulario, para cambiarlo, imprimirlo y firmarlo. Sus páginas dicen que es inventado.</translation>
    </message>
    <message>
        <source>Change it no&amp;w…</source>
        <translation type="unfinished">&amp;Cambiarlo ahora…</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation type="unfinished">Elegir una impresora</translation>
    </message>
    <message>
        <source>Ctrl+P then prints at once: the clinic&apos;s copy and the patient&apos;s.</source>
        <translation type="unfinished">Ctrl+P imprime entonces al momento: la copia de la clínica y la del paciente.</translation>
    </message>
    <message>
        <source>Name it no&amp;w…</source>
        <translation type="unfinished">Poner nom&amp;bre ahora…</translation>
    </message>
    <message>
        <source>Name your clinic</source>
        <translation type="unfinished">Ponga nombre a su clínica</translation>
    </message>
    <message>
        <source>Three things to begin with, in any order. All of it stays on this computer.</source>
        <translation type="unfinished">Tres cosas para empezar, en cualquier orden. Todo se queda en este ordenador.</translation>
    </message>
    <message>
        <source>Try with a made-up patient</source>
        <translation type="unfinished">Pruebe con un paciente inventado</translation>
    </message>
    <message>
        <source>Welcome to ExoConsent</source>
        <translation type="unfinished">Bienvenido a ExoConsent</translation>
    </message>
    <message>
        <source>Your clinic has its name</source>
        <translation type="unfinished">Su clínica ya tiene nombre</translation>
    </message>
    <message>
        <source>Your name and address on every form. Until then this is an invented demo clinic.</source>
        <translation type="unfinished">Su nombre y dirección en cada formulario. Hasta entonces esta es una clínica de demostración inventada.</translation>
    </message>
    <message>
        <source>{name} stands on every form. You can change that here and in Clinic (Alt+6).</source>
        <translation type="unfinished">{name} figura en cada formulario. Puede cambiarlo aquí y en Clínica (Alt+6).</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>A good answer: {answer}</source>
        <translation type="unfinished">Una buena respuesta: {answer}</translation>
    </message>
    <message>
        <source>Added by hand: “{reason}”</source>
        <translation type="unfinished">Añadida a mano: «{reason}»</translation>
    </message>
    <message>
        <source>Asking back</source>
        <translation type="unfinished">Preguntar de vuelta</translation>
    </message>
    <message>
        <source>Confidence: {level}</source>
        <translation type="unfinished">Confianza: {level}</translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished">Con qué frecuencia</translation>
    </message>
    <message>
        <source>In the form</source>
        <translation type="unfinished">En el formulario</translation>
    </message>
    <message>
        <source>Left out by hand: “{reason}”</source>
        <translation type="unfinished">Quitada a mano: «{reason}»</translation>
    </message>
    <message>
        <source>Not called for</source>
        <translation type="unfinished">No hace falta</translation>
    </message>
    <message>
        <source>Not in the form</source>
        <translation type="unfinished">No está en el formulario</translation>
    </message>
    <message>
        <source>Required: it cannot be left out</source>
        <translation type="unfinished">Obligatoria: no se puede quitar</translation>
    </message>
    <message>
        <source>Something is not known yet, so it stays in to be safe.</source>
        <translation type="unfinished">Aún falta saber algo, así que se queda por precaución.</translation>
    </message>
    <message>
        <source>Sources: {list}</source>
        <translation type="unfinished">Fuentes: {list}</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished">Propuesta</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation type="unfinished">En qué se apoya</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation type="unfinished">De dónde viene</translation>
    </message>
    <message>
        <source>Why is it here?</source>
        <translation type="unfinished">¿Por qué está aquí?</translation>
    </message>
    <message>
        <source>Why is it not here?</source>
        <translation type="unfinished">¿Por qué no está aquí?</translation>
    </message>
    <message>
        <source>{name}, letters {start} to {end}</source>
        <translation type="unfinished">{name}, letras {start} a {end}</translation>
    </message>
</context>
<context>
    <name>WhyPane</name>
    <message>
        <source>Choose a section on the page to see why it is there.</source>
        <translation type="unfinished">Elija una sección en la página para ver por qué está ahí.</translation>
    </message>
    <message>
        <source>It cannot be left out, it is {reason}</source>
        <translation type="unfinished">No se puede quitar: {reason}</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation type="unfinished">Quitar…</translation>
    </message>
    <message>
        <source>Move the section down</source>
        <translation type="unfinished">Bajar la sección</translation>
    </message>
    <message>
        <source>Move the section up</source>
        <translation type="unfinished">Subir la sección</translation>
    </message>
    <message>
        <source>Put in…</source>
        <translation type="unfinished">Poner…</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished">Recuperarlo</translation>
    </message>
    <message>
        <source>Stops and warnings</source>
        <translation type="unfinished">Altos y advertencias</translation>
    </message>
    <message>
        <source>Take the choice back</source>
        <translation type="unfinished">Deshacer esta elección</translation>
    </message>
    <message>
        <source>Why is it here?</source>
        <translation type="unfinished">¿Por qué está aquí?</translation>
    </message>
    <message>
        <source>Why is this section here?</source>
        <translation type="unfinished">¿Por qué está aquí esta sección?</translation>
    </message>
    <message>
        <source>↑ Up</source>
        <translation type="unfinished">↑ Subir</translation>
    </message>
    <message>
        <source>↓ Down</source>
        <translation type="unfinished">↓ Bajar</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>About ExoConsent</source>
        <translation type="unfinished">Acerca de ExoConsent</translation>
    </message>
    <message>
        <source>Kept. Drafts are kept by themselves; you find them in Today (Alt+2).</source>
        <translation type="unfinished">Guardado. Los borradores se guardan por sí solos; los encuentra en Hoy (Alt+2).</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished">Teclas</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished">Mensajes</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished">Sin conexión</translation>
    </message>
    <message>
        <source>Sign on screen (Ctrl+G)</source>
        <translation type="unfinished">Firmar en pantalla (Ctrl+G)</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>&amp;File the withdrawal</source>
        <translation type="unfinished">&amp;Archivar la retirada</translation>
    </message>
    <message>
        <source>Only &amp;parts of it:</source>
        <translation type="unfinished">Solo &amp;partes:</translation>
    </message>
    <message>
        <source>Say what is withdrawn.</source>
        <translation type="unfinished">Diga qué se retira.</translation>
    </message>
    <message>
        <source>The &amp;whole consent</source>
        <translation type="unfinished">&amp;Todo el consentimiento</translation>
    </message>
    <message>
        <source>This is noted beside the signed document, which stays as it is. It cannot be undone here.</source>
        <translation type="unfinished">Esto se anota junto al documento firmado, que queda como está. Aquí no se puede deshacer.</translation>
    </message>
    <message>
        <source>Who said so and how; the reason only if one was given:</source>
        <translation type="unfinished">Quién lo dijo y cómo; el motivo solo si se dio uno:</translation>
    </message>
</context>
<context>
    <name>WordingBox</name>
    <message>
        <source>Address (https://…, mailto:… or tel:…); empty takes the link away:</source>
        <translation type="unfinished">Dirección (https://…, mailto:… o tel:…); vacía, quita el enlace:</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation type="unfinished">Espacio</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation type="unfinished">Negrita</translation>
    </message>
    <message>
        <source>Bullets</source>
        <translation type="unfinished">Viñetas</translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished">Enlace</translation>
    </message>
    <message>
        <source>Put in a blank that is filled for each patient</source>
        <translation type="unfinished">Poner un espacio que se rellena para cada paciente</translation>
    </message>
    <message>
        <source>Slanted</source>
        <translation type="unfinished">Cursiva</translation>
    </message>
</context>
<context>
    <name>YearsField</name>
    <message>
        <source>years…</source>
        <translation type="unfinished">años…</translation>
    </message>
</context>
</TS>
