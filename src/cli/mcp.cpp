#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <iostream>
#include <optional>
#include <stop_token>
#include <string>

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/command_line.hpp"
#include "cli/mcp_tools.hpp"
#include "mcp/session.hpp"

namespace storyflow::cli {

namespace {

constexpr std::size_t longest_line = 8UL * 1024 * 1024;
constexpr int between_looks = 100;  // milliseconds; a stop request is noticed within this time

/// The lines of standard input, up to its end or a stop request.
class Lines {
  public:
    /// std::nullopt at the end. Throws `base::Error{invalid_input}` for a line beyond the limit.
    std::optional<std::string> next(const std::stop_token& stop) {
        for (;;) {
            const auto end = kept_.find('\n');
            if (end != std::string::npos) {
                std::string line = kept_.substr(0, end);
                kept_.erase(0, end + 1);
                return line;
            }
            if (kept_.size() > longest_line)
                throw base::Error(base::ErrorKind::invalid_input, "A message has more than 8 MiB.");
            if (!read_some(stop)) return std::nullopt;
        }
    }

  private:
    bool read_some(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd input{STDIN_FILENO, POLLIN, 0};
            if (::poll(&input, 1, between_looks) <= 0) continue;
            std::array<char, 65536> block{};
            const auto got = ::read(STDIN_FILENO, block.data(), block.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return false;
            kept_.append(block.data(), static_cast<std::size_t>(got));
            return true;
        }
        return false;
    }

    std::string kept_;
};

int serve_agent(const app::ConfigSources& sources, const app::Signals& signals) {
    McpTools tools(app::load_config(sources), signals.stop_token());
    const mcp::Session session(std::string(base::program_version()), tools.all());
    Lines lines;
    while (const auto line = lines.next(signals.stop_token())) {
        if (const auto answer = session.answer(*line)) std::cout << *answer << '\n' << std::flush;
    }
    return 0;
}

}  // namespace

void add_mcp(Command& program) {
    auto command =
        program.subcommand("mcp", "Serve agents by the Model Context Protocol on standard input and output");
    offer_config(command,
                 {"engine", "data", "models", "workers", "chunk-limit", "script-limit", "speech-timeout"});
    command.when_chosen([](const app::ConfigSources& sources, app::Signals& signals) {
        return serve_agent(sources, signals);
    });
}

}  // namespace storyflow::cli
