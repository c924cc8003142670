#include "cli/command.hpp"

#include <CLI/CLI.hpp>
#include <utility>

namespace storyflow::cli {

namespace {

constexpr int wrong_usage = 2;

void name_value(CLI::Option& option, const Word& word) {
    if (!word.value_name.empty()) option.type_name(word.value_name);
}

}  // namespace

Command Command::subcommand(const std::string& name, const std::string& help) {
    return {*parser_.add_subcommand(name, help), line_};
}

void Command::require_subcommand() {
    parser_.require_subcommand(1);
}

Command Command::one_of(const std::string& name) {
    return {*parser_.add_option_group(name)->require_option(1), line_};
}

void Command::require(const Word& word, std::string& value) {
    name_value(*parser_.add_option(word.name, value, word.help)->required(), word);
}

void Command::offer(const Word& word, std::string& value) {
    auto* const option = parser_.add_option(word.name, value, word.help);
    if (!value.empty()) option->capture_default_str();
    name_value(*option, word);
}

void Command::offer(const Word& word, std::vector<std::string>& values) {
    name_value(*parser_.add_option(word.name, values, word.help), word);
}

void Command::offer(const Word& word, double& value, Range range) {
    auto* const option = parser_.add_option(word.name, value, word.help);
    option->check(CLI::Range(range.least, range.most))->capture_default_str();
    name_value(*option, word);
}

void Command::offer(const Word& word, const std::function<void(const std::string&)>& take) {
    name_value(*parser_.add_option_function<std::string>(word.name, take, word.help), word);
}

void Command::flag(const std::string& name, const std::string& help, bool& value) {
    parser_.add_flag(name, value, help);
}

void Command::flag(const std::string& name, const std::string& help, std::function<void()> take) {
    parser_.add_flag_callback(name, std::move(take), help);
}

void Command::when_chosen(Run run) {
    parser_.callback([&line = line_, run = std::move(run)] { line.chosen = run; });
}

Program::Program(const std::string& description, const std::string& version, CommandLine& line)
    : parser_(std::make_unique<CLI::App>(description, "storyflow")), line_(line) {
    parser_->require_subcommand(1);
    parser_->set_help_all_flag("--help-all", "Help for all commands");
    parser_->set_version_flag("--version", version);
}

Program::~Program() = default;

std::optional<int> Program::parse(int argc, const char* const* argv) {
    try {
        parser_->parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return parser_->exit(error) == 0 ? 0 : wrong_usage;
    }
    return std::nullopt;
}

}  // namespace storyflow::cli
