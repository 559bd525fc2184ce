// SPDX-License-Identifier: MIT
// The file: a mark, the shape of the format, the index with its digest, the rulebooks. The index holds the digest of
// each rulebook, so what is used is what was checked.
#include "law/compiled.hpp"

#include <algorithm>
#include <array>

#include "diagnostic/code.hpp"
#include "law/archive.hpp"
#include "law/law_data.hpp"

namespace chuan {
namespace archive {

void fields(auto& a, CompiledLaw::Section& x) { a(x.circular, x.kind, x.first, x.begin, x.size, x.digest); }
void fields(auto& a, CompiledLaw::Circular& x) { a(x.number, x.texts, x.changes); }
void fields(auto& a, CompiledLaw::Index& x) { a(x.sources, x.headers, x.circulars, x.sections); }

}  // namespace archive

namespace {

constexpr std::string_view mark = "chuan-law\n";
/// What files of this program begin with, and of no program that keeps rulebooks otherwise.
std::string beginning() {
  static const std::string text = [] {
    archive::Shape shape;
    Rulebook rulebook;
    CompiledLaw::Index index;
    shape(rulebook, index);
    return std::string(mark) + sha256(shape.text);
  }();
  return text;
}

/// Which of the kinds told apart stands for `kind`.
std::optional<std::string> standing_for(const CircularHeader& header, std::string_view kind) {
  const std::vector<std::string> apart = kinds_apart(header);
  if (apart.front().empty() || kind.empty()) return apart.front();
  for (const AnnexHeader& annex : header.annexes)
    if (std::find(annex.kinds.begin(), annex.kinds.end(), kind) != annex.kinds.end()) return annex.kinds.front();
  if (std::find(apart.begin(), apart.end(), kind) != apart.end()) return std::string(kind);
  return std::nullopt;
}

}  // namespace

CompiledLaw::CompiledLaw(std::string bytes) : bytes_(std::move(bytes)) {
  const std::string start = beginning();
  const std::string_view all = bytes_;
  if (!all.starts_with(mark)) throw BadCompiledLaw("không phải tệp do `chuan compile` ghi");
  if (!all.starts_with(start)) throw BadCompiledLaw("do một bản khác của chương trình ghi; chạy lại `chuan compile`");
  try {
    archive::Reader head(all.substr(start.size()));
    std::string digest, index;
    head(digest, index);
    if (sha256(index) != digest) throw std::runtime_error("digest");
    archive::Reader reader(index);
    reader(index_);
    archive::Writer written;
    written(digest, index);
    sections_begin_ = start.size() + written.bytes.size();
  } catch (const std::runtime_error&) {
    throw BadCompiledLaw("hỏng hoặc bị cắt cụt; chạy lại `chuan compile`");
  }
}

std::vector<Date> CompiledLaw::texts(std::string_view circular) const {
  for (const Circular& each : index_.circulars)
    if (each.number == circular) return each.texts;
  return {};
}

std::vector<LawChange> CompiledLaw::changes(std::string_view circular, Date from, Date until) const {
  std::vector<LawChange> found;
  for (const Circular& each : index_.circulars)
    if (each.number == circular)
      for (const LawChange& change : each.changes)
        if (from < change.date && until >= change.date) found.push_back(change);
  return found;
}

std::optional<Rulebook> CompiledLaw::rulebook(std::string_view circular, Date date, std::string_view kind,
                                              Diagnostics& diagnostics) const {
  constexpr SourceRange nowhere{UINT32_MAX, 0, 0};
  const auto header = std::find_if(index_.headers.begin(), index_.headers.end(),
                                   [&](const CircularHeader& each) { return each.number == circular; });
  const auto standing = header == index_.headers.end() ? std::nullopt : standing_for(*header, kind);
  const Section* section = nullptr;
  if (standing && !(header->ends && date >= *header->ends))
    for (const Section& each : index_.sections)
      if (each.circular == circular && each.kind == *standing && date >= each.first) section = &each;
  if (section == nullptr) {
    diagnostics.push_back(
        {Code::A615, nowhere, {std::string(circular), to_vietnamese(date), std::string(kind)}, {}, {}, {}});
    return std::nullopt;
  }
  const std::string_view all = bytes_;
  const bool is_there =
      section->begin <= all.size() - sections_begin_ && section->size <= all.size() - sections_begin_ - section->begin;
  const std::string_view bytes =
      is_there ? all.substr(sections_begin_ + section->begin, section->size) : std::string_view();
  if (!is_there || sha256(bytes) != section->digest)
    throw BadCompiledLaw("hỏng hoặc bị cắt cụt; chạy lại `chuan compile`");
  Rulebook rulebook;
  archive::Reader reader(bytes);
  reader(rulebook);
  rulebook.as_of = date;
  return rulebook;
}

std::optional<std::string> Law::compile(const std::vector<CompiledSource>& sources, Diagnostics& diagnostics) const {
  CompiledLaw::Index index{sources, circulars(), {}, {}};
  constexpr Date always_from{std::chrono::year(1900) / 1 / 1}, always_until{std::chrono::year(9999) / 12 / 31};
  std::string rulebooks;
  bool failed = false;
  for (const CircularHeader& header : index.headers) {
    if (header.is_amendment || !header.effective) continue;
    index.circulars.push_back({header.number, texts(header.number), changes(header.number, always_from, always_until)});
    for (const Date first : index.circulars.back().texts)
      for (const std::string& kind : kinds_apart(header)) {
        Diagnostics said;
        std::optional<Rulebook> made = rulebook(header.number, first, said, kind);
        failed = failed || !made || has_errors(said);
        if (!made || has_errors(said)) {
          diagnostics.insert(diagnostics.end(), said.begin(), said.end());
          continue;
        }
        archive::Writer writer;
        writer(*made);
        index.sections.push_back(
            {header.number, kind, first, rulebooks.size(), writer.bytes.size(), sha256(writer.bytes)});
        rulebooks += writer.bytes;
      }
  }
  if (failed) return std::nullopt;
  archive::Writer written_index;
  written_index(index);
  archive::Writer head;
  std::string digest = sha256(written_index.bytes);
  head(digest, written_index.bytes);
  return beginning() + head.bytes + rulebooks;
}

bool Law::is_compiled(std::string_view bytes) { return bytes.starts_with(mark); }

Law Law::from_compiled(std::string bytes, std::vector<CompiledSource>& sources) {
  Law law;
  auto compiled = std::make_shared<const CompiledLaw>(std::move(bytes));
  sources = compiled->index().sources;
  law.data_->compiled = std::move(compiled);
  return law;
}

}  // namespace chuan
