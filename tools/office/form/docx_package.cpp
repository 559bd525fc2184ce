// SPDX-License-Identifier: MIT
// Styles, headers and the package around the main part, as text.
#include "office/form/docx_package.hpp"

#include <utility>
#include <vector>

#include "office/document/pack.hpp"

namespace chuan::office::docx {
namespace {

constexpr const char* relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string styles() {
  std::string text =
      std::string("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:styles xmlns:w=\"") + word +
      "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New "
      "Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:color w:val=\"000000\"/><w:sz w:val=\"" +
      std::to_string(body_size) + "\"/><w:szCs w:val=\"" + std::to_string(body_size) +
      "\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before=\"60\" "
      "w:after=\"60\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style "
      "w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";
  for (int level = 1; level <= 4; ++level)
    text +=
        "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + std::to_string(level) + "\"><w:name w:val=\"heading " +
        std::to_string(level) +
        "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"120\" "
        "w:after=\"60\"/><w:outlineLvl w:val=\"" +
        std::to_string(level - 1) + "\"/></w:pPr><w:rPr><w:b/>" + (level > 2 ? "<w:i/>" : "") + "<w:sz w:val=\"" +
        std::to_string(level == 1 ? 28 : body_size) + "\"/></w:rPr></w:style>";
  return text + "</w:styles>";
}

/// The page's number in the middle; on a draft the word beside it.
std::string header(bool has_number, const std::string& draft) {
  std::string text = std::string("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:hdr xmlns:w=\"") +
                     word + "\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>";
  if (has_number) text += "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>2</w:t></w:r></w:fldSimple>";
  if (!draft.empty()) text += "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">   BẢN NHÁP</w:t></w:r>";
  return text + "</w:p></w:hdr>";
}

}  // namespace

std::string package(std::string document, const std::string& draft) {
  constexpr const char* package = "http://schemas.openxmlformats.org/package/2006/";
  constexpr const char* type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const std::string start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  const auto override_of = [&](const char* part, const char* what) {
    return std::string("<Override PartName=\"/word/") + part + "\" ContentType=\"" + type + what + "+xml\"/>";
  };
  const auto relation = [](const char* id, const char* what, const char* target) {
    return std::string("<Relationship Id=\"") + id + "\" Type=\"" + relations + "/" + what + "\" Target=\"" + target +
           "\"/>";
  };
  const std::vector<std::pair<std::string, std::string>> parts = {
      {"[Content_Types].xml",
       start + "<Types xmlns=\"" + package +
           "content-types\"><Default Extension=\"rels\" "
           "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
           "ContentType=\"application/xml\"/>" +
           override_of("document.xml", "document.main") + override_of("styles.xml", "styles") +
           override_of("header1.xml", "header") + override_of("header2.xml", "header") + "</Types>"},
      {"_rels/.rels", start + "<Relationships xmlns=\"" + package + "relationships\">" +
                          relation("rId1", "officeDocument", "word/document.xml") + "</Relationships>"},
      {"word/_rels/document.xml.rels",
       start + "<Relationships xmlns=\"" + package + "relationships\">" + relation("rId1", "styles", "styles.xml") +
           relation("rId2", "header", "header1.xml") + relation("rId3", "header", "header2.xml") + "</Relationships>"},
      {"word/document.xml", std::move(document)},
      {"word/styles.xml", styles()},
      {"word/header1.xml", header(true, draft)},
      {"word/header2.xml", header(false, draft)}};
  return packed(parts);
}

}  // namespace chuan::office::docx
