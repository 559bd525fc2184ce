// SPDX-License-Identifier: MIT
// Certificates of every kind, each key and value of them changed in every way one could forge it: none passes, none
// crashes the checker, also when the forger renews the seal.
#include <gtest/gtest.h>

#include <functional>
#include <iostream>
#include <map>
#include <set>

#include "answer/certificate.hpp"
#include "chuan/explanation.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/size.hpp"
#include "verify/seal.hpp"

namespace chuan {
namespace {

using Json = nlohmann::json;
using answer::case_of, answer::certificate, answer::Certified;

/// Values of another meaning, or of none, in the place of `value`.
std::vector<Json> others(const Json& value) {
  std::vector<Json> found{nullptr, Json::object(), Json::array(), "", "x", 0, -1, 1.5, 1'000'000'002, true};
  if (value.is_number_integer()) {
    const auto number = value.get<std::int64_t>();
    for (const std::int64_t by : {1, -1, 2, 7}) found.emplace_back(number + by);
    found.emplace_back(std::to_string(number));
  }
  if (value.is_boolean()) found.emplace_back(!value.get<bool>());
  if (value.is_string()) {
    const auto text = value.get<std::string>();
    for (const char* end : {"1", "/1", ".2", " ", "9/9"}) found.emplace_back(text + end);
    if (!text.empty() && static_cast<unsigned char>(text[0]) < 0x80) found.emplace_back(text.substr(1));
    for (const char* word : {"met", "not_met", "unknown", "not_applicable", "muc.1", "muc.2", "muc.3", "1.1", "1.2/1"})
      found.emplace_back(word);
  }
  std::erase(found, value);
  return found;
}

/// Everything a forger could write instead, with where.
void each_mutant(const Json& whole, const std::function<void(const Json::json_pointer&, Json)>& use) {
  std::vector<Json::json_pointer> open{Json::json_pointer()};
  while (!open.empty()) {
    const Json::json_pointer at = open.back();
    open.pop_back();
    const Json& here = whole.at(at);
    if (!at.empty()) {
      for (const Json& other : others(here)) {
        Json mutant = whole;
        mutant[at] = other;
        use(at, std::move(mutant));
      }
      Json without = whole;
      Json& parent = without[at.parent_pointer()];
      if (parent.is_array())
        parent.erase(std::stoul(at.back()));
      else
        parent.erase(at.back());
      use(at, std::move(without));
    }
    if (here.is_object()) {
      Json more = whole;
      more[at]["more"] = 1;
      use(at, std::move(more));
      for (const auto& [key, value] : here.items()) open.push_back(at / key);
    }
    if (here.is_array()) {
      Json twice = whole;
      if (!here.empty()) twice[at].push_back(here.back());
      use(at, std::move(twice));
      for (std::size_t i = 0; i < here.size(); ++i) open.push_back(at / i);
    }
  }
}

/// Another proof may prove the same, and other changes may be a repair too, of the same cost and with none too many: a
/// certificate of its own, as true as the first.
bool may_be_true(const Json::json_pointer& at) {
  const std::string text = at.to_string();
  return text.rfind("/repair/proof", 0) == 0 || text.rfind("/repair/cuts", 0) == 0 ||
         text.rfind("/repair/changes/", 0) == 0;
}

struct Counts {
  std::size_t certificates = 0, mutants = 0, renewed = 0, others_true = 0;
};

void try_all(const Certified& about, const Json& certificate, Counts& counts) {
  const verify::Case genuine = case_of(about, certificate);
  ++counts.certificates;
  const bool is_proved = verify::shows_bound(certificate);
  each_mutant(certificate, [&](const Json::json_pointer& at, Json mutant) {
    verify::Case checked = genuine;
    checked.certificate = mutant;
    ++counts.mutants;
    ASSERT_FALSE(verify::faults(checked).empty()) << at.to_string() << "\n" << mutant.dump(1);
    if (!mutant.is_object()) return;
    checked.certificate = verify::sealed(std::move(mutant));
    if (checked.certificate == certificate) return;  // the seal alone was changed
    ++counts.renewed;
    if (!verify::faults(checked).empty()) return;
    const bool drops_claim =
        !checked.certificate.contains("repair") || (is_proved && !verify::shows_bound(checked.certificate));
    if (drops_claim) return;  // it claims less, and that is so
    ++counts.others_true;
    EXPECT_TRUE(may_be_true(at)) << at.to_string() << "\n" << checked.certificate.dump(1) << about.text;
  });
}

TEST(Certificate, NoMutantPasses) {
  std::map<std::string, Counts> by_kind;
  test::for_each_seed(test::is_full() ? 12 : 2, [&](test::Random& random) {
    const std::string law = test::text_of(test::random_rules(random).text);
    const Rulebook book = test::LoadedRules({law}).rulebook(test::random_date(random));
    const Program program = lower(book);
    test::DossierOptions options;
    options.known = random.between(20, 100);
    options.lists = false;  // what council, reviews and days say of facts the checker does not read
    const Dossier dossier = test::random_dossier(random, book, options);
    const std::string text = write_dossier(dossier, book);
    const Dossier read = test::read_json(text, book);
    const bool is_strict = random.chance(20);
    const Assessment assessment =
        assess(program, book, read, *read.date, is_strict ? Profile::strict : Profile::normal);
    const Certified about{program, book, read, text, *read.date, is_strict, law};
    for (const Target& target : targets(book)) {
      const Repairs repairs = find_repairs({program, book, read, assessment, Language::vi}, target, {});
      const Json written = certificate(about, assessment, target, repairs);
      const std::vector<std::string> faults = verify::faults(case_of(about, written));
      ASSERT_TRUE(faults.empty()) << faults.front() << "\n" << written.dump(1) << "\n" << text << "\n" << law;
      const bool is_reached = written["verdict"] == "met" || written["verdict"] == "not_applicable";
      const std::string kind = std::string(target.is_rating() ? "level" : "recognition") +
                               (is_reached                             ? ", reached"
                                : !written.contains("repair")          ? ", no repair"
                                : written["repair"].contains("proof")  ? ", repair by sets"
                                : written["repair"].contains("summed") ? ", repair by sum"
                                : written["repair"].contains("cuts")   ? ", repair by cuts"
                                                                       : ", repair unproved") +
                               (written["parts"].size() > 1 ? ", several levels" : "");
      try_all(about, written, by_kind[kind]);
      if (::testing::Test::HasFailure()) return;
    }
  });
  for (const auto& [kind, counts] : by_kind)
    std::cout << kind << ": " << counts.certificates << " certificates, " << counts.mutants << " mutants, "
              << counts.renewed << " with a renewed seal, " << counts.others_true
              << " of them true certificates of their own\n";
  std::size_t mutants = 0;
  for (const auto& each : by_kind) mutants += each.second.mutants;
  EXPECT_GE(mutants, test::is_full() ? 20'000U : 10'000U);
}

}  // namespace
}  // namespace chuan
