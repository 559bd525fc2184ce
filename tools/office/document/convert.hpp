// SPDX-License-Identifier: MIT
// Formats that another program reads, by way of one that is read here.
#pragma once

#include <string>

namespace chuan::office {

/// `bytes` of a file ending in `from` ("doc") as LibreOffice saves them in `to` ("docx"), in a folder and a profile of
/// its own that are gone afterwards, without macros, links and network, within a minute of time and limits of memory
/// and size. Throws BadDocument: `name` and what to do when LibreOffice is not there, hangs, dies or writes nothing.
std::string converted(const std::string& bytes, const std::string& from, const std::string& to,
                      const std::string& name);

/// The text of a PDF, its columns told by blanks, as pdftotext lays it out; under the same bounds. Throws BadDocument,
/// also where it holds pictures only.
std::string text_of_pdf(const std::string& bytes, const std::string& name);

}  // namespace chuan::office
