#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "app/restore.hpp"
#include "cli/command_line.hpp"
#include "cli/transfer_line.hpp"

namespace storyflow::cli {

namespace {

int restore(const std::string& backup, const app::ConfigSources& sources, const app::Signals& signals) {
    const auto config = app::load_config(sources);
    const auto report = app::restore(backup, config, signals.stop_token());
    std::cout << fmt::format("{}: {} files, {}, all as they were\n", config.data.string(), report.files,
                             readable_size(report.bytes));
    return 0;
}

}  // namespace

void add_restore(Command& program) {
    auto command =
        program.subcommand("restore", "Check a backup and put it into a data folder without stories");
    const auto backup = std::make_shared<std::string>();
    command.require({"backup", "BACKUP", "The folder that 'storyflow backup' made"}, *backup);
    offer_config(command, {"data", "media", "database"});
    command.when_chosen([backup](const app::ConfigSources& sources, app::Signals& signals) {
        return restore(*backup, sources, signals);
    });
}

}  // namespace storyflow::cli
