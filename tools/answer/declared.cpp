// SPDX-License-Identifier: MIT
// A slip in a declared text ends the question that needs it, with file and place.
#include "answer/declared.hpp"

namespace chuan::answer {
namespace {

template <class Read>
auto declared(Asked& asked, const std::string& prefix, Read read) {
  try {
    return read();
  } catch (const office::BadDeclaration& bad) {
    asked.tell("chuan: " + prefix + bad.what() + "\n");
    throw FaultyInput{};
  }
}

const Bytes& text_of(const Asked& asked, const char* name) {
  if (const Bytes* const found = asked.law().other(name)) return *found;
  throw Refusal("no_declaration", asked.language() == Language::vi
                                      ? std::string("bộ quy tắc không có tệp `") + name + "`"
                                      : std::string("the rules have no file `") + name + "`");
}

}  // namespace

std::vector<office::AuditRule> audit_rules(Asked& asked) {
  const Bytes& text = text_of(asked, "ke-hoach/kiem-tra.json");
  return declared(asked, "", [&] { return office::read_audit_rules(text.bytes, text.name); });
}

office::Papers papers(Asked& asked) {
  const Bytes& text = text_of(asked, "ke-hoach/van-ban.json");
  return declared(asked, "", [&] { return office::read_papers(text.bytes, text.name); });
}

office::Forms forms(Asked& asked) {
  std::vector<office::FormFile> files;
  std::string folder;
  for (const Bytes* const each : asked.law().others("ke-hoach/mau/", ".txt")) {
    const std::size_t name = each->name.rfind('/') + 1;
    folder = each->name.substr(0, name);
    files.push_back({each->name.substr(name, each->name.size() - name - std::string_view(".txt").size()), each->bytes});
  }
  return declared(asked, folder, [&] { return office::read_forms(files); });
}

}  // namespace chuan::answer
