// SPDX-License-Identifier: MIT
// The law behind its public door: loading, what is in force, rulebooks and canonical text.
#include "chuan/law.hpp"

#include <algorithm>

#include "check/check.hpp"
#include "check/law_data.hpp"
#include "consolidate/consolidate.hpp"
#include "diagnostic/code.hpp"
#include "syntax/parse.hpp"

namespace chuan {
namespace {

constexpr SourceRange nowhere{UINT32_MAX, 0, 0};

bool before(Date a, Date b) { return std::chrono::sys_days(a) < std::chrono::sys_days(b); }

bool in_force_on(const CircularHeader& header, Date date) {
  return header.effective && !before(date, *header.effective) && !(header.ends && !before(date, *header.ends));
}

}  // namespace

Law::Law() : data_(std::make_unique<Data>()) {}
Law::~Law() = default;
Law::Law(Law&&) noexcept = default;
Law& Law::operator=(Law&&) noexcept = default;

void Law::add(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
  Diagnostics said;
  data_->documents.push_back(syntax::parse(sources, file, said));
  data_->files.push_back(file);
  data_->clean.push_back(!has_errors(said));
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
}

std::vector<CircularHeader> Law::circulars() const {
  return consolidate::headers(consolidate::corpus(data_->documents));
}

std::optional<std::string> Law::in_force(std::string_view kind, Date date, Diagnostics& diagnostics) const {
  std::vector<std::string> governing;
  std::string kinds;
  for (const CircularHeader& header : circulars()) {
    if (header.is_amendment || !in_force_on(header, date)) continue;
    for (const std::string& each : header.applies_to) {
      if (each == kind)
        governing.push_back(header.number);
      else
        kinds += (kinds.empty() ? "" : ", ") + each;
    }
  }
  if (governing.size() == 1) return governing.front();
  if (governing.empty())
    diagnostics.push_back({Code::A605,
                           nowhere,
                           {std::string(kind), to_vietnamese(date), kinds.empty() ? "@no_kind" : kinds},
                           {},
                           {},
                           {}});
  else
    diagnostics.push_back(
        {Code::A606, nowhere, {governing[0], governing[1], std::string(kind), to_vietnamese(date)}, {}, {}, {}});
  return std::nullopt;
}

std::optional<Rulebook> Law::rulebook(std::string_view circular, Date date, Diagnostics& diagnostics) const {
  const consolidate::Corpus corpus = consolidate::corpus(data_->documents);
  const auto consolidated = consolidate::consolidate(corpus, circular, date, diagnostics);
  if (!consolidated) return std::nullopt;
  auto rulebook = check::check(consolidated->circular, date, diagnostics);
  if (!rulebook) return std::nullopt;
  rulebook->amended_by = consolidated->amended_by;
  for (const CircularHeader& header : consolidate::headers(corpus)) {
    if (header.number != circular) continue;
    rulebook->ends = header.ends;
    if (before(date, rulebook->effective))
      diagnostics.push_back(
          {Code::A607, nowhere, {header.number, to_vietnamese(date), to_vietnamese(rulebook->effective)}, {}, {}, {}});
    if (header.ends && !before(date, *header.ends))
      diagnostics.push_back(
          {Code::A608, nowhere, {header.number, to_vietnamese(date), to_vietnamese(*header.ends)}, {}, {}, {}});
  }
  return rulebook;
}

void Law::check_amendments(Diagnostics& diagnostics) const {
  consolidate::check_amended(consolidate::corpus(data_->documents), diagnostics);
}

std::optional<std::string> Law::format(std::uint32_t file, Language vocabulary) const {
  for (std::size_t i = 0; i < data_->files.size(); ++i)
    if (data_->files[i] == file && data_->clean[i]) return syntax::print(data_->documents[i], vocabulary);
  return std::nullopt;
}

std::optional<std::string> Law::consolidated(std::string_view circular, Date date, Language vocabulary,
                                             Diagnostics& diagnostics) const {
  const auto consolidated =
      consolidate::consolidate(consolidate::corpus(data_->documents), circular, date, diagnostics);
  if (!consolidated) return std::nullopt;
  ast::Document document;
  document.root.children.push_back(consolidated->circular);
  return syntax::print(document, vocabulary);
}

}  // namespace chuan
