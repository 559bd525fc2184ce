// SPDX-License-Identifier: MIT
// A law as it was compiled: an index that is read at once, and the rulebooks, each read when it is asked for.
#pragma once

#include <string>
#include <vector>

#include "chuan/law.hpp"

namespace chuan {

class CompiledLaw {
 public:
  /// One rulebook: a circular's text from `first` on, for the schools of an annex.
  struct Section {
    std::string circular, kind;
    Date first{};
    std::uint64_t begin = 0, size = 0;  ///< behind the index
    std::string digest;
  };
  struct Circular {
    std::string number;
    std::vector<Date> texts;
    std::vector<LawChange> changes;
  };
  struct Index {
    std::vector<CompiledSource> sources;
    std::vector<CircularHeader> headers;
    std::vector<Circular> circulars;
    std::vector<Section> sections;
  };

  explicit CompiledLaw(std::string bytes);

  const Index& index() const { return index_; }
  const std::vector<CircularHeader>& circulars() const { return index_.headers; }
  std::vector<Date> texts(std::string_view circular) const;
  std::vector<LawChange> changes(std::string_view circular, Date from, Date until) const;
  std::optional<Rulebook> rulebook(std::string_view circular, Date date, std::string_view kind,
                                   Diagnostics& diagnostics) const;

 private:
  std::string bytes_;
  std::size_t sections_begin_ = 0;
  Index index_;
};

}  // namespace chuan
