#include <spdlog/spdlog.h>

#include <iostream>

#include "app/log_output.hpp"
#include "app/worker.hpp"
#include "cli/command_line.hpp"

namespace storyflow::cli {

namespace {

int work(const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    app::choose_log(config);
    app::Worker worker(config);
    worker.start();
    std::cout << "StoryFlow narrates with " << config.workers << " worker(s)" << std::endl;
    signals.wait();
    spdlog::info("Stopping; unfinished segments go back into the queue.");
    return 0;
}

}  // namespace

void add_worker(Command& program) {
    auto command =
        program.subcommand("worker", "Narrate for servers that share a database, until it is stopped");
    offer_config(command, {"database", "media", "upload", "api-key", "data", "models", "workers", "lease",
                           "chunk-cache", "speech-log", "chunk-limit", "script-limit", "speech-timeout",
                           "log-level", "log-format"});
    command.when_chosen(work);
}

}  // namespace storyflow::cli
