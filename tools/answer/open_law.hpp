// SPDX-License-Identifier: MIT
// A law as a front opened it: its rule files, and the declared texts about plans and forms that came with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/answer.hpp"
#include "chuan/inquiry.hpp"

namespace chuan::answer {

class OpenLaw {
 public:
  /// Rules as already read, with the other files of their folder, named from it: "ke-hoach/van-ban.json".
  OpenLaw(Rules rules, std::vector<Bytes> others) : rules_(std::move(rules)), others_(std::move(others)) {}

  /// Texts by name: `.luat` files are parsed, the others are kept. One text that `compile` made is the whole law.
  /// Throws BadCompiledLaw.
  static OpenLaw of(std::vector<Bytes> texts);

  const Rules& rules() const { return rules_; }
  /// The file whose name ends with `name`; null: there is none.
  const Bytes* other(std::string_view name) const;
  /// Those of a folder, "ke-hoach/mau/", whose names end so, by name.
  std::vector<const Bytes*> others(std::string_view folder, std::string_view end) const;

 private:
  Rules rules_;
  std::vector<Bytes> others_;
};

}  // namespace chuan::answer
