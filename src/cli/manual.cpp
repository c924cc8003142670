#include <iostream>

#include "app/config.hpp"
#include "base/version.hpp"
#include "cli/command_line.hpp"
#include "cli/manual_page.hpp"

namespace storyflow::cli {

void add_manual(Command& program) {
    auto command = program.subcommand("manual", "Print the manual page in roff: storyflow manual | man -l -");
    command.when_chosen([program](const app::ConfigSources&, app::Signals&) {
        std::vector<SettingForm> settings;
        settings.reserve(app::config_options().size());
        for (const auto& option : app::config_options())
            settings.push_back({std::string(option.name), std::string(option.help)});
        std::cout << manual_page(program.form(), settings, base::program_version());
        return 0;
    });
}

}  // namespace storyflow::cli
