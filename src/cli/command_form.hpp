#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storyflow::cli {

/// An option ("--output", "-o") or an argument ("story") of a command, as users see it.
struct OptionForm {
    std::vector<std::string> names;  ///< with their hyphens, long ones first; the one name of an argument
    std::string value_name;          ///< "FILE" or "auto|kokoro"; empty for a flag
    std::string help;
    std::string range;     ///< "0.5 to 2"; empty without one
    std::string standard;  ///< the value without the option; empty without one
    bool is_required = false;
    bool is_repeated = false;  ///< it takes several values
};

/// A command with its options, arguments and subcommands.
struct CommandForm {
    std::string name;
    std::string help;
    std::vector<OptionForm> options;
    std::vector<OptionForm> arguments;
    std::vector<CommandForm> commands;
};

/// The kind of values that a shell offers for an option.
enum class ValueKind { none, words, folder, file, other };

/// Told by the name of the value: "a|b" are words, DIR is a folder, FILE and its kin are files. Pure.
[[nodiscard]] ValueKind value_kind(const OptionForm& option);
/// The words of a value name "a|b". Pure.
[[nodiscard]] std::vector<std::string> value_words(const OptionForm& option);

}  // namespace storyflow::cli
