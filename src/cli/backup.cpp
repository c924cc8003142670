#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "app/backup.hpp"
#include "base/clock.hpp"
#include "cli/command_line.hpp"
#include "cli/transfer_line.hpp"

namespace storyflow::cli {

namespace {

int back_up(const std::string& target, const app::ConfigSources& sources, const app::Signals& signals) {
    const auto config = app::load_config(sources);
    const auto report = app::back_up(config, target, base::SystemClock(), signals.stop_token());
    for (const auto& path : report.left_out)
        std::cerr << "storyflow: left out, for its name: " << path << '\n';
    std::cout << fmt::format("{}: {} files, {}\n", target, report.files, readable_size(report.bytes));
    return 0;
}

}  // namespace

void add_backup(Command& program) {
    auto command =
        program.subcommand("backup", "Copy the stories of a server, running or not, into a new folder");
    const auto target = std::make_shared<std::string>();
    command.require({"backup", "BACKUP", "The new folder"}, *target);
    offer_config(command, {"data", "media", "database"});
    command.when_chosen([target](const app::ConfigSources& sources, app::Signals& signals) {
        return back_up(*target, sources, signals);
    });
}

}  // namespace storyflow::cli
