<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Asking</name>
    <message>
        <source>No</source>
        <translation type="unfinished">No</translation>
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
        <translation type="unfinished">no se sabe</translation>
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
        <source>With the first signature this program makes the key that seals your consents. There are no accounts yet: the key&apos;s passphrase lies beside it in the clinic folder, so whoever can open your user account on this computer can use your seal. Lock the screen, and keep a copy of the folder in a safe place.</source>
        <translation type="unfinished">Con la primera firma, este programa crea la clave que sella sus consentimientos. Aún no hay cuentas: la contraseña de la clave está junto a ella en la carpeta de la clínica, de modo que quien pueda abrir su cuenta de usuario en este ordenador puede usar su sello. Bloquee la pantalla y guarde una copia de la carpeta en un lugar seguro.</translation>
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
        <source>staff accounts are not part of this edition; the clinic checks staff identity by hand</source>
        <translation type="unfinished">esta edición no tiene cuentas de personal; la clínica comprueba a mano la identidad del personal</translation>
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
        <source>People with accounts, an archive and backups will come here with later editions. Until then copy the clinic folder to a safe place: it holds the key that seals your consents.</source>
        <translation type="unfinished">Las personas con cuenta, un archivo y las copias de seguridad llegarán aquí con ediciones posteriores. Hasta entonces copie la carpeta de la clínica a un lugar seguro: contiene la clave que sella sus consentimientos.</translation>
    </message>
    <message>
        <source>Set a staff P&amp;IN…</source>
        <translation type="unfinished">Fijar un PIN &amp;del personal…</translation>
    </message>
    <message>
        <source>Set another staff P&amp;IN…</source>
        <translation type="unfinished">Fijar otro PIN &amp;del personal…</translation>
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
        <source>Clinic</source>
        <translation type="unfinished">Clínica</translation>
    </message>
    <message>
        <source>Edit its wording</source>
        <translation type="unfinished">Editar su texto</translation>
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
</context>
<context>
    <name>DemoBadge</name>
    <message>
        <source>Its name, address and seal are invented. Press to work in your own clinic.</source>
        <translation type="unfinished">Su nombre, dirección y sello son inventados. Pulse para trabajar en su propia clínica.</translation>
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
    <name>Help</name>
    <message>
        <source>Consent forms for exosome treatment: chosen on the page, adapted, printed or signed, sealed.</source>
        <translation type="unfinished">Formularios de consentimiento para el tratamiento con exosomas: elegidos en la página, adaptados, impresos o firmados, sellados.</translation>
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
        <source>Licence: Apache-2.0. Parts by others: THIRD-PARTY-LICENSES.md.</source>
        <translation type="unfinished">Licencia: Apache-2.0. Partes de otros: THIRD-PARTY-LICENSES.md.</translation>
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
    <name>LineField</name>
    <message>
        <source>This</source>
        <translation type="unfinished">Esto</translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished">no se sabe</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>not known</source>
        <translation type="unfinished">no se sabe</translation>
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
        <translation type="unfinished">La impresión falló ({kind}).</translation>
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
    <name>OwnClinic</name>
    <message>
        <source>{path}: could not be made ({why}); nothing was changed there</source>
        <translation type="unfinished">{path}: no se pudo crear ({why}); allí no se cambió nada</translation>
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
        <source>{title} · edition {number}</source>
        <translation type="unfinished">{title} · edición {number}</translation>
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
            <numerusform>Demasiados intentos erróneos. Espere %n segundo.</numerusform>
            <numerusform>Demasiados intentos erróneos. Espere %n segundos.</numerusform>
        </translation>
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
    <name>Quiet</name>
    <message>
        <source>Batch will make the consents of a whole list of patients; until then “main.py export” makes them one by one.</source>
        <translation type="unfinished">Lotes hará los consentimientos de toda una lista de pacientes; hasta entonces «main.py export» los hace uno a uno.</translation>
    </message>
    <message>
        <source>Records will find every consent of this clinic again, with its history; until then signed consents lie in the folder “signed” of the clinic folder, and Today lists those of today.</source>
        <translation type="unfinished">Registros encontrará de nuevo cada consentimiento de esta clínica, con su historia; hasta entonces los consentimientos firmados están en la carpeta «signed» de la carpeta de la clínica, y Hoy muestra los de hoy.</translation>
    </message>
    <message>
        <source>Templates will let practitioners write and publish forms; until then forms are files in the folder “forms”, and “main.py check” tells what is wrong with one.</source>
        <translation type="unfinished">Plantillas permitirá a los profesionales escribir y publicar formularios; hasta entonces los formularios son archivos de la carpeta «forms», y «main.py check» dice qué está mal en uno.</translation>
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
        <translation type="unfinished">no se sabe</translation>
    </message>
    <message>
        <source>{fact}: others</source>
        <translation type="unfinished">{fact}: otros</translation>
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
        <source>Filed {number}: signed and sealed in the clinic folder.</source>
        <translation type="unfinished">{number} archivado: firmado y sellado en la carpeta de la clínica.</translation>
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
        <source>The signatures made before are sealed and lie beside the note.</source>
        <translation type="unfinished">Las firmas hechas antes están selladas junto a la nota.</translation>
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
        <source>Declined</source>
        <translation type="unfinished">Rechazado</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished">Borrador</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation type="unfinished">Abandonado</translation>
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
    <message>
        <source>&amp;Look at it</source>
        <translation type="unfinished">&amp;Mirarlo</translation>
    </message>
    <message>
        <source>&amp;Print signed copies</source>
        <translation type="unfinished">&amp;Imprimir copias firmadas</translation>
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
        <source>Declined on {time}.

Reason given: {reason}</source>
        <translation type="unfinished">Rechazado el {time}.

Motivo indicado: {reason}</translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished">Documento</translation>
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
        <source>Signing given up on {time}.

Reason: {reason}</source>
        <translation type="unfinished">Firma abandonada el {time}.

Motivo: {reason}</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished">Estado</translation>
    </message>
    <message>
        <source>This note cannot be read. The paper was not signed; ask whoever was there.</source>
        <translation type="unfinished">Esta nota no se puede leer. El documento no se firmó; pregunte a quien estuvo presente.</translation>
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
        <translation type="unfinished">Sugerida</translation>
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
        <source>Sign on screen (Ctrl+G)</source>
        <translation type="unfinished">Firmar en pantalla (Ctrl+G)</translation>
    </message>
    <message>
        <source>That concerns the form. Go there first (Alt+1) to see what it is about.</source>
        <translation type="unfinished">Eso es del formulario. Vaya allí antes (Alt+1) para ver de qué se trata.</translation>
    </message>
</context>
</TS>
