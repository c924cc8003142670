#include <algorithm>
#include <cstddef>
#include <iostream>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "cli/command_line.hpp"
#include "text/chunks.hpp"

namespace storyflow::cli {

namespace {

constexpr std::size_t longest_line = 1024 * 1024;

/// One line for one line: the chunks of an input line, a tab between them.
void print_chunks(std::istream& input, std::ostream& output, std::size_t limit) {
    for (std::string line; std::getline(input, line);) {
        if (line.size() > longest_line) {
            throw base::Error(
                base::ErrorKind::payload_too_large,
                "A line is longer than the limit of " + std::to_string(longest_line) + " bytes.");
        }
        std::ranges::replace(line, '\t', ' ');
        bool first = true;
        for (const auto& chunk : text::split_chunks(line, limit)) {
            output << (first ? "" : "\t") << chunk;
            first = false;
        }
        output << '\n';
    }
}

}  // namespace

void add_text(CLI::App& program, CommandLine& line) {
    auto* const command = program.add_subcommand("text", "Show what becomes of text: lines in, lines out");
    const auto limit = std::make_shared<std::size_t>(text::default_chunk_limit);
    const auto chunks = std::make_shared<bool>(false);
    command->add_flag("--chunks", *chunks, "The pieces that are spoken in one go, a tab between them")
        ->required();
    command->add_option("--chunk-limit", *limit, "Most characters of a chunk")->check(CLI::Range(1, 100'000));
    command->callback([&line, limit, chunks] {
        line.chosen = [limit](app::Signals&) {
            print_chunks(std::cin, std::cout, *limit);
            return 0;
        };
    });
}

}  // namespace storyflow::cli
