// SPDX-License-Identifier: MIT
// Dossiers read straight into columns, one line of JSON after the other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/batch.hpp"

namespace chuan {

/// What is read of a school besides the inputs of its program.
struct SchoolHead {
  std::string name, kind;
  std::string province, commune;
  std::optional<int> school_year;
  std::optional<Date> date;
  Date as_of{};              ///< the day it is assessed for
  bool has_results = false;  ///< levels recorded for criteria
  std::vector<RecordedRecognition> recognitions;
};

/// The names under which one rulebook's dossiers give what its program asks for. `program` and `rulebook` must outlive
/// it. It learns the order in which dossiers give them, so one thread uses it at a time.
class Intake {
 public:
  Intake(const Program& program, const Rulebook& rulebook, const std::string& kind, Profile profile);
  ~Intake();
  Intake(Intake&&) noexcept;

  /// Where the next school goes. Precondition of reading: not full.
  Columns* columns = nullptr;

 private:
  friend class BatchReader;
  struct Names;
  std::unique_ptr<Names> names_;
};

/// Reads what is plain: one assessment a school, clean JSON, figures that fit their columns; quickest where what
/// decides the rulebook, `school` and `date`, comes first. Whatever else a dossier has is left to `read_dossier`, which
/// also says what is wrong with it.
class BatchReader {
 public:
  BatchReader();
  ~BatchReader();

  /// Reads what decides under which rulebook a school is read: all of `head` that stands under `school` and `date`.
  /// False where the line must be read by itself. Behind `text` there are at least `padding` readable bytes.
  bool read_head(std::string_view text, SchoolHead& head);
  /// Adds the school whose head was read last to the columns of `intake`, as its last; `head.as_of` is the day it is
  /// assessed for. False, with the columns as they were, where it must be read by itself.
  bool read(Intake& intake, SchoolHead& head);
  /// Adds the school of a line that is a flat object: `id`, the school's name, and facts by their names. `head` says
  /// kind and day.
  bool read_flat(std::string_view text, Intake& intake, SchoolHead& head);
  static constexpr std::size_t padding = 64;

 private:
  struct Parser;
  bool kept(bool is_read);
  std::unique_ptr<Parser> parser_;
};

}  // namespace chuan
