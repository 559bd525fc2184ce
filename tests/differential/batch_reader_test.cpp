// SPDX-License-Identifier: MIT
// Lines read straight into columns against the ordinary reader: what is taken is taken alike, also from lines that
// somebody has spoilt.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "chuan/batch_reader.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

/// The first dossier of a block, read against one rulebook.
class OneSchool {
 public:
  OneSchool(const Rulebook& book, const Program& program, Date date, Profile profile)
      : book_(book), program_(program), date_(date), profile_(profile), columns_(program, book) {}

  /// Whether it was taken; the inputs are then those of `last`.
  bool read(const std::string& line) {
    intake_.reset();
    std::string padded = line + std::string(BatchReader::padding, '\0');
    columns_.clear();
    if (!reader_.read_head(std::string_view(padded).substr(0, line.size()), last)) return false;
    intake_ = std::make_unique<Intake>(program_, book_, last.kind, profile_);
    last.as_of = date_;
    intake_->columns = &columns_;
    return reader_.read(*intake_, last);
  }

  /// The same of a flat line of a school of `kind`.
  bool read_flat(const std::string& line, const std::string& kind) {
    intake_ = std::make_unique<Intake>(program_, book_, kind, profile_);
    intake_->columns = &columns_;
    columns_.clear();
    last = {};
    last.kind = kind;
    last.date = last.as_of = date_;
    const std::string padded = line + std::string(BatchReader::padding, '\0');
    return reader_.read_flat(std::string_view(padded).substr(0, line.size()), *intake_, last);
  }

  void expect(const Inputs& inputs) const {
    ASSERT_EQ(columns_.size(), 1U);
    for (std::size_t i = 0; i < inputs.truths.size(); ++i) EXPECT_EQ(columns_.truth(i, 0), inputs.truths[i]) << i;
    for (std::size_t i = 0; i < inputs.verdicts.size(); ++i)
      EXPECT_EQ(columns_.verdict(i, 0), inputs.verdicts[i]) << program_.verdicts[i].subject;
    for (std::size_t i = 0; i < inputs.figures.size(); ++i)
      EXPECT_EQ(columns_.figure(i, 0), inputs.figures[i]) << book_[program_.figures[i].fact].name;
  }

  SchoolHead last;

 private:
  const Rulebook& book_;
  const Program& program_;
  Date date_;
  Profile profile_;
  Columns columns_;
  BatchReader reader_;
  std::unique_ptr<Intake> intake_;
};

std::string spoilt(test::Random& random, std::string line) {
  static const std::string_view pieces[] = {"null",     "true", "\"", ",",   "}",   "]",       "{",       "[",
                                            ":",        "0",    "-1", "101", "1.5", "\"1,5\"", "\"met\"", "\\u0301",
                                            "\xCC\x81", "\xFF", "e9", " ",   "{}",  "[]"};
  for (int times = random.between(1, 3); times > 0 && !line.empty(); --times) {
    const auto at = static_cast<std::size_t>(random.between(0, static_cast<int>(line.size()) - 1));
    const std::string_view piece = pieces[static_cast<std::size_t>(random.between(0, std::size(pieces) - 1))];
    switch (random.between(0, 3)) {
      case 0:
        line.insert(at, piece);
        break;
      case 1:
        line.replace(at, static_cast<std::size_t>(random.between(1, 6)), piece);
        break;
      case 2:
        line.erase(at, static_cast<std::size_t>(random.between(1, 20)));
        break;
      default: {  // something said twice
        const auto from = static_cast<std::size_t>(random.between(0, static_cast<int>(line.size()) - 1));
        line.insert(at, line.substr(from, static_cast<std::size_t>(random.between(1, 60))));
      }
    }
  }
  return line;
}

/// Generated rules on a day.
struct Ruled {
  explicit Ruled(test::Random& random)
      : loaded({test::text_of(test::random_rules(random).text)}),
        date(test::random_date(random)),
        book(loaded.rulebook(date)),
        program(lower(book)) {}

  test::LoadedRules loaded;
  Date date;
  Rulebook book;
  Program program;
};

TEST(BatchReader, TakesWhatTheOrdinaryReaderTakes) {
  std::size_t plain = 0, taken = 0, spoilt_taken = 0;
  test::for_each_seed(150, [&](test::Random& random) {
    Ruled ruled(random);
    const auto& [loaded, date, book, program] = ruled;
    const Profile profile = random.between(0, 1) == 1 ? Profile::strict : Profile::normal;
    OneSchool school(book, program, date, profile);
    for (int i = 0; i < 20; ++i) {
      test::DossierOptions options;
      options.known = random.between(0, 100);
      options.levels = options.lists = i % 5 == 4;
      Dossier dossier = test::random_dossier(random, book, options);
      dossier.date = date;
      if (dossier.kind.empty()) dossier.kind = book.kinds.front().name;
      const std::string whole = test::to_json(dossier, book);
      const std::string in_order = nlohmann::ordered_json::parse(write_dossier(dossier, book)).dump();
      for (int k = 0; k < 10; ++k) {
        const std::string line = k == 0 ? whole : spoilt(random, k % 2 == 0 ? whole : in_order);
        const bool is_taken = school.read(line);
        if (k == 0 && !options.lists) ++plain, taken += is_taken;
        if (!is_taken) continue;
        spoilt_taken += k > 0;
        Sources sources;
        Diagnostics said;
        const auto read = read_dossier(sources, sources.add("dòng", line), book, said);
        ASSERT_TRUE(read) << line;
        school.expect(bind(program, book, *read, "", date, profile));
        EXPECT_EQ(school.last.name, read->name);
        EXPECT_EQ(school.last.kind, read->kind);
        EXPECT_EQ(school.last.province, read->province);
        EXPECT_EQ(school.last.commune, read->commune);
        EXPECT_EQ(school.last.date, read->date);
        EXPECT_EQ(school.last.school_year, read->school_year);
        ASSERT_EQ(school.last.recognitions.size(), read->recognitions.size());
        for (std::size_t r = 0; r < read->recognitions.size(); ++r) {
          EXPECT_EQ(school.last.recognitions[r].id, read->recognitions[r].id);
          EXPECT_EQ(school.last.recognitions[r].degree, read->recognitions[r].degree);
          EXPECT_EQ(school.last.recognitions[r].expires, read->recognitions[r].expires);
        }
        if (::testing::Test::HasFailure()) FAIL() << line;
      }
    }
  });
  // Most dossiers are plain, else the quick way would be no help.
  EXPECT_GT(taken * 10, plain * 5) << taken << " of " << plain;
  EXPECT_GT(spoilt_taken, 0U);
  RecordProperty("taken", static_cast<int>(taken));
  RecordProperty("plain", static_cast<int>(plain));
}

TEST(BatchReader, TakesAFlatLineAsTheDossierItStandsFor) {
  std::size_t plain = 0, taken = 0, spoilt_taken = 0;
  test::for_each_seed(150, [&](test::Random& random) {
    Ruled ruled(random);
    const auto& [loaded, date, book, program] = ruled;
    OneSchool school(book, program, date, Profile::normal);
    for (int i = 0; i < 20; ++i) {
      test::DossierOptions options;
      options.known = random.between(0, 100);
      Dossier dossier = test::random_dossier(random, book, options);
      const std::string kind = dossier.kind.empty() ? book.kinds.front().name : dossier.kind;
      const auto facts = nlohmann::json::parse(test::to_json(dossier, book)).value("facts", nlohmann::json::object());
      const std::string dumped = facts.dump(), told = dumped.substr(1, dumped.size() - 2);
      for (int k = 0; k < 10; ++k) {
        const std::string fields = k == 0 ? told : spoilt(random, told);
        const std::string line = R"({"id":"Trường thử")" + (fields.empty() ? "" : "," + fields) + "}";
        const bool is_taken = school.read_flat(line, kind);
        if (k == 0) ++plain, taken += is_taken;
        if (!is_taken) continue;
        spoilt_taken += k > 0;
        Sources sources;
        Diagnostics said;
        const std::string whole = R"({"school":{"name":"Trường thử","kind":")" + kind + R"("},"date":")" +
                                  to_iso(date) + R"(","facts":{)" + fields + "}}";
        const auto read = read_dossier(sources, sources.add("dòng", whole), book, said);
        ASSERT_TRUE(read) << line;
        school.expect(bind(program, book, *read, "", date, Profile::normal));
        EXPECT_EQ(school.last.name, read->name);
        if (::testing::Test::HasFailure()) FAIL() << line;
      }
    }
  });
  EXPECT_GT(taken * 10, plain * 9) << taken << " of " << plain;
  EXPECT_GT(spoilt_taken, 0U);
}

}  // namespace
}  // namespace chuan
