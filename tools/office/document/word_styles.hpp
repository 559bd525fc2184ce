// SPDX-License-Identifier: MIT
// Styles of Word documents, and their parts under the names that Word itself writes.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <pugixml.hpp>

#include "office/document/archive.hpp"

namespace chuan::office {

/// What a paragraph's style gives it.
struct WordStyle {
  std::string based_on, list;
  int heading = 0, level = 0;
  bool is_hidden = false, is_struck = false;
};

class WordStyles {
 public:
  void read(const pugi::xml_document& styles);
  /// The style with what it inherits; a circle of styles gives what was found before it closed.
  WordStyle of(const std::string& id) const;

 private:
  std::map<std::string, WordStyle> styles_;
};

/// A part with Word's own names under the prefix `w`, whatever prefix its writer chose. Throws BadDocument.
std::unique_ptr<pugi::xml_document> word_part(const Archive& archive, const std::string& part);

}  // namespace chuan::office
