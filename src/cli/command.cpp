#include "cli/command.hpp"

#include <CLI/CLI.hpp>
#include <utility>

namespace storyflow::cli {

namespace {

constexpr int usage_exit_code = 2;

void name_value(CLI::Option& option, const Word& word) {
    if (!word.value_name.empty()) option.type_name(word.value_name);
}

/// CLI11 writes a range behind the name of the value: "SECONDS:FLOAT in [0.5 - 2]".
void read_type(OptionForm& form, const std::string& type) {
    constexpr std::string_view mark = ":FLOAT in [";
    const auto place = type.find(mark);
    form.value_name = type.substr(0, place);
    if (place == std::string::npos) return;
    form.range = type.substr(place + mark.size());
    form.range.pop_back();
    if (const auto dash = form.range.find(" - "); dash != std::string::npos)
        form.range.replace(dash, 3, " to ");
}

OptionForm form_of(const CLI::Option& option) {
    OptionForm form;
    for (const auto& name : option.get_lnames())
        form.names.push_back("--" + name);
    for (const auto& name : option.get_snames())
        form.names.push_back("-" + name);
    if (option.get_positional()) form.names = {option.get_name()};
    if (option.get_items_expected_max() > 0) read_type(form, option.get_type_name());
    form.help = option.get_description();
    form.standard = option.get_default_str();
    form.is_required = option.get_required();
    form.is_repeated = option.get_items_expected_max() > 1;
    return form;
}

void append_options(CommandForm& form, const CLI::App& parser) {
    for (const auto* const option : parser.get_options()) {
        if (option->get_positional()) {
            form.arguments.push_back(form_of(*option));
        } else {
            form.options.push_back(form_of(*option));
        }
    }
}

CommandForm form_of(const CLI::App& parser) {
    CommandForm form{.name = parser.get_name(), .help = parser.get_description()};
    append_options(form, parser);
    for (const auto* const inner : parser.get_subcommands([](const CLI::App*) { return true; })) {
        // A group of options is a subcommand without a name.
        if (inner->get_name().empty()) {
            append_options(form, *inner);
        } else {
            form.commands.push_back(form_of(*inner));
        }
    }
    return form;
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

CommandForm Command::form() const {
    return form_of(parser_);
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
        return parser_->exit(error) == 0 ? 0 : usage_exit_code;
    }
    return std::nullopt;
}

}  // namespace storyflow::cli
