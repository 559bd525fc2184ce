// SPDX-License-Identifier: MIT
// A ZIP file in memory, opened within limits: nothing is unpacked to disk, no name leads anywhere.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "office/document/document.hpp"

struct zip;

namespace chuan::office {

class Archive {
 public:
  /// `bytes` must outlive it. Throws BadDocument: damaged, locked, too many or too large entries, names that lead out.
  Archive(const std::string& bytes, std::string name);

  const std::string& name() const { return name_; }
  const std::vector<std::string>& entries() const { return entries_; }
  bool has(const std::string& entry) const;
  /// Throws BadDocument.
  std::string read(const std::string& entry) const;
  /// The entry as XML, without a document type. Throws BadDocument.
  std::unique_ptr<pugi::xml_document> xml(const std::string& entry) const;
  /// The part whose declared content type contains `type`; empty: none.
  std::string part_of_type(const std::string& type) const;
  /// The relations of a part, by id: target inside the archive; external ones are told in `left_out`.
  std::vector<std::pair<std::string, std::string>> relations(const std::string& part,
                                                             std::vector<Said>& left_out) const;

  [[noreturn]] void refuse(Sentence why, const std::vector<std::string>& arguments = {}) const;

 private:
  std::string name_;
  std::unique_ptr<zip, void (*)(zip*)> zip_;
  std::vector<std::string> entries_;
};

/// XML deeper than this is refused by whoever walks it.
inline constexpr int deepest = 64;

}  // namespace chuan::office
