"""How to read: the plain text that lies in every export, for somebody who has never seen ExoConsent."""

from datetime import datetime
from typing import Final

ONE: Final = """\
HOW TO READ THIS FOLDER

{number}.pdf   the paper as it was signed. Any PDF reader opens it.
{number}.json  the same record as data: what was filed, and what happened to it since. Any text editor opens it.
SHA256SUMS     one check sum for each file.

To see that no file changed since the export:
  Linux      sha256sum -c SHA256SUMS
  macOS      shasum -a 256 -c SHA256SUMS
  Windows    Get-FileHash *.pdf    (in PowerShell; compare with the list by eye)
This finds a damaged file. It does not prove who wrote it: whoever changes a file can change the list too.

To see that the paper is genuine, open the PDF in a reader that checks digital signatures. It shows the seal of the
clinic and whether the file was changed after it. The reader may call the signer unknown: the clinic made its own
certificate. Ask the clinic for the certificate's fingerprint and compare it with the one that the reader shows.

This folder is not encrypted. It holds medical data: keep it where nobody else can read it.
Written on {date} by ExoConsent.


CÓMO LEER ESTA CARPETA

{number}.pdf   el documento tal como se firmó. Se abre con cualquier lector de PDF.
{number}.json  el mismo registro como datos: lo que se archivó y lo que ocurrió después. Lo abre un editor de texto.
SHA256SUMS     una suma de comprobación por archivo.

Para comprobar que ningún archivo cambió desde la exportación:
  Linux      sha256sum -c SHA256SUMS
  macOS      shasum -a 256 -c SHA256SUMS
  Windows    Get-FileHash *.pdf    (en PowerShell; compárelo con la lista)
Esto descubre un archivo dañado. No prueba quién lo escribió: quien cambia un archivo también puede cambiar la lista.

Para comprobar que el documento es auténtico, ábralo en un lector que verifique firmas digitales. Muestra el sello de la
clínica y si el archivo se modificó después. El lector puede decir que no conoce al firmante: la clínica hizo su propio
certificado. Pida a la clínica la huella del certificado y compárela con la que muestra el lector.

Esta carpeta no está cifrada. Contiene datos médicos: guárdela donde nadie más pueda leerla.
Escrito el {date} por ExoConsent.
"""

ALL: Final = """\
HOW TO READ THIS FOLDER

This is everything that the archive of {clinic} held on {date}. Records: {count}.
It opens without ExoConsent.

index.csv      one line for each record, for any spreadsheet. Where a cell would have been taken for a formula there is
               an apostrophe (') before the sign; it is not part of the text. The exact text is in the JSON files.
documents/     by month of filing, for each record NUMBER.json and, where there is one, NUMBER.pdf.
               The PDF is the paper as it was signed. The JSON is the record as data: "as_filed" never changed since;
               "as_it_stands" has later corrections; "events" tells what happened to it, with reasons.
deleted.csv    what was deleted after its time of keeping, by whom and why; the records themselves are gone.
log.csv        who did what and when, in order. "doubt" says where the clock was not to be trusted.
SHA256SUMS     one check sum for each file.

Columns of index.csv: "state" is where the record stood on the day of the export (signed, withdrawn, part-withdrawn,
expired, void, declined, given-up, paper, renewed). "seal" says "as filed" where the PDF is, to the last byte, the one
that was filed, and "not sealed" where nobody signed on screen. Times bear their distance from UTC,
dates are YEAR-MONTH-DAY. "sha256" is the PDF's own.

To see that no file changed since the export:
  Linux      sha256sum -c SHA256SUMS
  macOS      shasum -a 256 -c SHA256SUMS
This finds a damaged file. It does not prove who wrote it: whoever changes a file can change the list too.
A PDF that was signed bears its clinic's seal; a reader that checks digital signatures shows whether it was changed.

This folder is not encrypted. It holds the medical data of all patients: keep it locked away.


CÓMO LEER ESTA CARPETA

Esto es todo lo que contenía el archivo de {clinic} el {date}. Registros: {count}.
Se abre sin ExoConsent.

index.csv      una línea por registro, para cualquier hoja de cálculo. Donde una celda se habría tomado por fórmula hay
               un apóstrofo (') antes del signo; no forma parte del texto. El texto exacto está en los archivos JSON.
documents/     por mes de archivo, para cada registro NÚMERO.json y, si lo hay, NÚMERO.pdf.
               El PDF es el documento tal como se firmó. El JSON es el registro como datos: "as_filed" no cambió nunca;
               "as_it_stands" lleva las correcciones posteriores; "events" dice lo que ocurrió, con los motivos.
deleted.csv    lo que se eliminó al terminar su plazo, quién y por qué; los registros ya no existen.
log.csv        quién hizo qué y cuándo, en orden. "doubt" dice dónde no se podía confiar en el reloj.
SHA256SUMS     una suma de comprobación por archivo.

Columnas de index.csv: "state" es la situación del registro el día de la exportación (signed: firmado; withdrawn:
revocado; part-withdrawn: revocado en parte; expired: vencido; void: anulado; declined: rechazado; given-up:
abandonado; paper: en papel; renewed: renovado). "seal" dice "as filed" donde el PDF es, hasta el último byte, el que
se archivó, y "not sealed" donde nadie firmó en pantalla. Las horas llevan su diferencia con UTC,
las fechas son AÑO-MES-DÍA. "sha256" es la del PDF.

Para comprobar que ningún archivo cambió desde la exportación:
  Linux      sha256sum -c SHA256SUMS
  macOS      shasum -a 256 -c SHA256SUMS
Esto descubre un archivo dañado. No prueba quién lo escribió: quien cambia un archivo también puede cambiar la lista.
Un PDF firmado lleva el sello de su clínica; un lector que verifique firmas digitales muestra si se modificó después.

Esta carpeta no está cifrada. Contiene los datos médicos de todos los pacientes: guárdela bajo llave.
"""


def about_one(number: str, now: datetime) -> bytes:
    """The text beside one exported record."""
    return ONE.format(number=number, date=now.date().isoformat()).encode()


def about_all(clinic: str, count: int, now: datetime) -> bytes:
    """The text in the folder of a whole archive; ``count`` is that of its records."""
    return ALL.format(clinic=clinic, count=count, date=now.date().isoformat()).encode()
