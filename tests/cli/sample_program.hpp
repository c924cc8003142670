#pragma once

#include "cli/command_form.hpp"

namespace storyflow::cli {

/// A program with commands within a command, and options of every kind.
inline CommandForm sample_program() {
    const OptionForm engine{
        .names = {"--engine"}, .value_name = "auto|kokoro", .help = "Engine, [not] a motor: it's the voice"};
    const OptionForm data{.names = {"--data"}, .value_name = "DIR", .help = "Folder of the data"};
    const OptionForm output{
        .names = {"--output", "-o"}, .value_name = "FILE", .help = "The WAV file", .is_required = true};
    const OptionForm speed{
        .names = {"--speed"}, .value_name = "FLOAT", .help = "Pace", .range = "0.5 to 2", .standard = "1"};
    const OptionForm loud{.names = {"--loud"}, .help = "Louder"};
    const OptionForm text{
        .names = {"text"}, .value_name = "TEXT", .help = "What to say", .is_required = true};
    const OptionForm parts{
        .names = {"parts"}, .value_name = "english|built-in", .help = "Which", .is_repeated = true};
    const CommandForm say{.name = "say",
                          .help = "Speak a text",
                          .options = {engine, data, output, speed, loud},
                          .arguments = {text}};
    const CommandForm install{
        .name = "install", .help = "Get the files", .options = {loud}, .arguments = {parts}};
    const CommandForm list{.name = "list", .help = "List the files", .options = {loud}};
    const CommandForm model{
        .name = "model", .help = "The model's files", .options = {loud}, .commands = {list, install}};
    return {.name = "storyflow",
            .help = "Turns a story into sound.",
            .options = {{.names = {"--version"}, .help = "Tell the version"}},
            .commands = {say, model}};
}

}  // namespace storyflow::cli
