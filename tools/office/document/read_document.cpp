// SPDX-License-Identifier: MIT
// What a file is, by its bytes; what cannot be read is said with the remedy.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <utf8proc.h>

#include "office/document/convert.hpp"
#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20;

[[noreturn]] void refuse(const std::string& name, Sentence why) { throw BadDocument(name, why); }

std::string from_utf16(const std::string& bytes, bool is_big, const std::string& name) {
  std::string text;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<utf8proc_int32_t>(is_big ? first << 8 | second : second << 8 | first);
  };
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    utf8proc_int32_t letter = unit(at);
    if (letter >= 0xD800 && letter < 0xDC00 && at + 3 < bytes.size()) {
      at += 2;
      letter = 0x10000 + ((letter - 0xD800) << 10) + (unit(at) - 0xDC00);
    }
    utf8proc_uint8_t encoded[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(letter, encoded);
    if (size == 0 || !utf8proc_codepoint_valid(letter)) refuse(name, Sentence::bad_utf16);
    text.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
  }
  return text;
}

/// Letters of the old one-byte codes show as signs in the middle of words.
bool is_old_code(const std::string& text) {
  constexpr std::string_view signs[] = {"µ", "¸", "¶", "·", "¹", "¨", "»", "¾", "¼", "½", "©", "®", "ª", "­", "−"};
  constexpr std::string_view vni[] = {"ñ", "ö", "ô", "aù", "aø", "eà", "oà", "ôø"};
  std::size_t odd = 0, right = 0, vni_letters = 0;
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() &&
           (static_cast<unsigned char>(text[at]) >= 0x80 || std::isalpha(static_cast<unsigned char>(text[at])) != 0);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0xC2) continue;
    // ă đ ĩ ũ ơ ư and the block of letters with two marks.
    right += lead == 0xC4 || lead == 0xC6 ||
             (lead == 0xE1 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xBA);
    for (const std::string_view sign : signs)
      odd += text.compare(i, sign.size(), sign) == 0 && i > 0 && is_letter(i - 1) && is_letter(i + sign.size());
    for (const std::string_view letter : vni) vni_letters += text.compare(i, letter.size(), letter) == 0;
  }
  constexpr std::size_t few = 8;
  return (odd > few && odd > right) || (vni_letters > few && right == 0);
}

bool looks_like_csv(const std::string& name, const std::string& text) {
  std::string end = name.size() >= 4 ? name.substr(name.size() - 4) : "";
  std::transform(end.begin(), end.end(), end.begin(), [](unsigned char c) { return std::tolower(c); });
  return end == ".csv" && text.find('\n') != std::string::npos;
}

Document read_archive(const std::string& bytes, const std::string& name) {
  const Archive archive(bytes, name);
  if (archive.has("EncryptedPackage")) archive.refuse(Sentence::locked_by_password);
  for (const char* type : {"wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml",
                           "wordprocessingml.template.main+xml"})
    if (const std::string part = archive.part_of_type(type); !part.empty()) return read_docx(archive, part);
  for (const char* type :
       {"spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml", "spreadsheetml.template.main+xml"})
    if (const std::string part = archive.part_of_type(type); !part.empty()) return read_xlsx(archive, part);
  if (archive.has("mimetype") && archive.has("content.xml")) return read_odf(archive);
  if (archive.has("mimetype")) archive.refuse(Sentence::odf_without_text);
  archive.refuse(Sentence::not_word_or_excel);
}

/// Files of Word and Excel before 2007 name their parts in UTF-16.
Document read_old_office(const std::string& bytes, const std::string& name) {
  const auto names = [&](std::string_view part) {
    std::string wide;
    for (const char c : part) wide += {c, '\0'};
    return bytes.find(wide) != std::string::npos;
  };
  if (names("Encrypt")) refuse(name, Sentence::locked_by_password);
  if (names("WordDocument")) return read_archive(converted(bytes, "doc", "docx", name), name);
  if (names("Workbook") || names("Book")) return read_archive(converted(bytes, "xls", "xlsx", name), name);
  refuse(name, Sentence::old_office_file);
}

}  // namespace

bool is_utf8(const std::string& text) {
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t letter = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(at, left, &letter);
    if (used <= 0) return false;
    at += used;
    left -= used;
  }
  return true;
}

std::string raised(const std::string& text) {
  constexpr const char* figures[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string all;
  for (const char c : text)
    if (c >= '0' && c <= '9')
      all += figures[c - '0'];
    else
      all += c;
  return all;
}

Said said(const std::string& text, std::string place, Document& document) {
  const auto trimmed = [](const std::string& whole) {
    const char* const blanks = " \t\r\n";
    const std::size_t first = whole.find_first_not_of(blanks);
    return first == std::string::npos ? std::string() : whole.substr(first, whole.find_last_not_of(blanks) - first + 1);
  };
  std::string original = trimmed(text);
  if (const auto unicode = from_tcvn3(original)) {
    document.left_out.push_back(
        {"chữ gõ bằng bảng mã TCVN3, đã chuyển sang Unicode; hãy xem lại", original, place, false});
    std::string converted = trimmed(mend(*unicode, document.mended));
    return {std::move(converted), std::move(original), std::move(place), false};
  }
  std::string mended = trimmed(mend(original, document.mended));
  return {std::move(mended), std::move(original), std::move(place), false};
}

void tell_left_out(const Archive& archive, Document& document) {
  std::size_t pictures = 0;
  for (const std::string& entry : archive.entries()) {
    if (entry.ends_with("vbaProject.bin"))
      document.left_out.push_back({"macro trong tệp, không chạy và không đọc", entry, entry, false});
    if (entry.find("/embeddings/") != std::string::npos)
      document.left_out.push_back({"tệp nhúng bên trong, không đọc", entry, entry, false});
    pictures += entry.find("/media/") != std::string::npos;
  }
  if (pictures > 0)
    document.left_out.push_back({std::to_string(pictures) + " hình ảnh, không đọc chữ trong hình", "", "", false});
}

Document read_document(const std::string& bytes, const std::string& name) {
  if (bytes.empty()) refuse(name, Sentence::file_is_empty);
  if (bytes.size() > largest_file) refuse(name, Sentence::larger_than_64_mib);
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return read_archive(bytes, name);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return read_old_office(bytes, name);
  if (bytes.starts_with("%PDF")) return read_text(text_of_pdf(bytes, name), name);
  if (bytes.starts_with("{\\rtf")) return read_archive(converted(bytes, "rtf", "docx", name), name);

  if (looks_like_web_archive(bytes)) return read_web_archive(bytes, name);
  if (looks_like_excel_xml(bytes)) return read_excel_xml(bytes, name);  // it has a <Table> as well
  if (looks_like_html(bytes)) return read_html(bytes, name);

  std::string text = bytes;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    text = from_utf16(bytes, bytes.starts_with("\xFE\xFF"), name);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos) refuse(name, Sentence::not_text);
  if (!is_utf8(text)) refuse(name, Sentence::not_utf8);
  if (looks_like_html(text)) return read_html(text, name);
  if (is_old_code(text)) refuse(name, Sentence::old_vietnamese_code);
  return looks_like_csv(name, text) ? read_csv(text, name) : read_text(text, name);
}

Document read_document(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  if (!file || std::filesystem::is_directory(path, error)) refuse(path.string(), Sentence::cannot_open);
  std::string bytes;
  std::vector<char> chunk(std::size_t{1} << 16);
  while (bytes.size() <= largest_file && file) {
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    bytes.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
  }
  return read_document(bytes, path.string());
}

}  // namespace chuan::office
