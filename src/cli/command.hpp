#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "app/signals.hpp"
#include "cli/command_form.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): it is the library's
class App;
}

namespace storyflow::cli {

/// Runs a command; returns the program's exit status.
using Run = std::function<int(const app::ConfigSources&, app::Signals&)>;

/// The configuration that the parsed command line names, and the command that it chose.
struct CommandLine {
    app::ConfigSources sources;
    Run chosen;
};

/// An argument ("text") or an option ("-o,--output") of a command.
struct Word {
    std::string name;
    std::string value_name;  ///< placeholder in the help: "FILE"; empty for CLI11's default
    std::string help;
};

struct Range {
    double least;
    double most;
};

/// A command of the program with its arguments and options. Wraps CLI11, whose header only `command.cpp`
/// includes, because it costs about ten seconds of compile time for each source. The variables are set when
/// the line is parsed; they must live until then.
class Command {
  public:
    Command(CLI::App& parser, CommandLine& line) : parser_(parser), line_(line) {}

    [[nodiscard]] Command subcommand(const std::string& name, const std::string& help);
    /// Makes it an error to name none of the subcommands.
    void require_subcommand();
    /// A group of options of which exactly one must be given.
    [[nodiscard]] Command one_of(const std::string& name);

    void require(const Word& word, std::string& value);
    void offer(const Word& word, std::string& value);
    void offer(const Word& word, std::vector<std::string>& values);
    void offer(const Word& word, double& value, Range range);
    void offer(const Word& word, const std::function<void(const std::string&)>& take);
    void flag(const std::string& name, const std::string& help, bool& value);
    void flag(const std::string& name, const std::string& help, std::function<void()> take);

    void when_chosen(Run run);
    [[nodiscard]] app::ConfigSources& sources() { return line_.sources; }
    /// The command with all that was offered so far.
    [[nodiscard]] CommandForm form() const;

  private:
    CLI::App& parser_;
    CommandLine& line_;
};

/// The parser of a whole command line.
class Program {
  public:
    /// Borrows `line`.
    Program(const std::string& description, const std::string& version, CommandLine& line);
    ~Program();

    [[nodiscard]] Command commands() { return {*parser_, line_}; }
    /// Returns std::nullopt if a command was chosen in `line`; else prints the help or the error and returns
    /// the exit status.
    [[nodiscard]] std::optional<int> parse(int argc, const char* const* argv);

  private:
    std::unique_ptr<CLI::App> parser_;
    CommandLine& line_;
};

}  // namespace storyflow::cli
