@testable import Diptych

/// Whether the programs that read PDF are here; `Scripts/test` installs them.
let hasPoppler = ExternalPrograms().has("pdftohtml")
