#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "tests/architecture/source_tree.hpp"

/// Every parser of bytes has a fuzz program, which feeds it what no one would write.
namespace storyflow::architecture {
namespace {

/// Headers with parsers that no fuzz program includes: the program that reaches them from outside, or the
/// reason why they need none.
const std::map<std::string, std::string>& reached_otherwise() {
    static const std::map<std::string, std::string> all = {
        {"src/audio/little_endian.hpp", "fuzz/sound_fuzz.cpp"},
        {"src/base/ids.hpp", "fuzz/api_fuzz.cpp"},
        {"src/books/pdf.hpp", "fuzz/pdf_layout_fuzz.cpp"},
        {"src/books/story_blocks.hpp", "fuzz/book_file_fuzz.cpp"},
        {"src/books/story_json.hpp", "fuzz/book_file_fuzz.cpp"},
        {"src/cli/story_file.hpp", "fuzz/book_file_fuzz.cpp"},
        {"src/mcp/message.hpp", "fuzz/mcp_message_fuzz.cpp"},
        {"src/story/import_text.hpp", "fuzz/api_fuzz.cpp"},
        {"src/tasks/task.hpp", "fuzz/api_fuzz.cpp"},
        {"src/exports/export_request.hpp", "the program writes it itself, into its database"},
        {"src/film/film_order_file.hpp", "the program writes it itself, beside an unfinished film"},
        {"src/film/render_request.hpp", "the program writes it itself, into its database"},
    };
    return all;
}

/// A function that takes bytes or text first, and whose name says that it makes a value of them.
bool declares_parser(const std::string& file) {
    static const std::regex parser(R"(^\[\[nodiscard\]\] .*\b(parse|read|inspect|decode|decoded)(_\w+)?\()"
                                   R"((std::string_view|std::span<const std::byte>)\b.*)");
    for (const std::string& line : lines_of(file)) {
        if (std::regex_match(line, parser)) return true;
    }
    return false;
}

std::set<std::string> headers_of_fuzz_programs() {
    std::set<std::string> headers;
    for (const std::string& file : source_files("fuzz")) {
        for (const Include& include : includes_of(file))
            headers.insert("src/" + include.header);
    }
    return headers;
}

bool exists(const std::string& file) {
    return std::filesystem::exists(repository() / file);
}

TEST(Parsers, EveryOneHasAFuzzProgramOrAReason) {
    const auto included = headers_of_fuzz_programs();
    int found = 0;
    for (const std::string& file : source_files("src")) {
        if (!file.ends_with(".hpp") || file.starts_with("src/store/") || !declares_parser(file)) continue;
        ++found;
        EXPECT_TRUE(included.contains(file) || reached_otherwise().contains(file))
            << file << " declares a parser that no program in fuzz/ includes (docs/hardening.md)";
    }
    EXPECT_GT(found, 30) << "the tree declares more parsers than these";
}

TEST(Parsers, EveryReasonIsStillNeeded) {
    const auto included = headers_of_fuzz_programs();
    for (const auto& [file, reason] : reached_otherwise()) {
        EXPECT_TRUE(exists(file) && declares_parser(file)) << file << " declares no parser";
        EXPECT_FALSE(included.contains(file)) << file << " is included by a fuzz program";
        EXPECT_TRUE(!reason.starts_with("fuzz/") || exists(reason)) << reason;
    }
}

TEST(Parsers, EveryFuzzProgramIsBuiltAndHasSeeds) {
    std::string built;
    for (const std::string& line : lines_of("fuzz/CMakeLists.txt"))
        built += line + '\n';
    for (const std::string& file : source_files("fuzz")) {
        if (!file.ends_with("_fuzz.cpp")) continue;
        const std::string name = std::filesystem::path(file).stem().string();
        EXPECT_NE(built.find("storyflow_fuzz(" + name + " "), std::string::npos) << file << " is not built";
        const std::string seeds = "fuzz/seeds/" + name.substr(0, name.size() - std::string("_fuzz").size());
        EXPECT_TRUE(exists(seeds)) << file << " has no seeds in " << seeds;
    }
}

}  // namespace
}  // namespace storyflow::architecture
