#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "app/engine_room.hpp"
#include "mcp/session.hpp"

namespace storyflow::cli {

/// The tools that `storyflow mcp` offers to agents: speak, narrate, list_voices and status. Files that exist
/// are never replaced. Not thread-safe.
class McpTools {
  public:
    /// A stop request ends what is running.
    McpTools(app::Config config, std::stop_token stop);
    ~McpTools();
    McpTools(const McpTools&) = delete;
    McpTools& operator=(const McpTools&) = delete;

    /// They borrow this object.
    [[nodiscard]] std::vector<mcp::Tool> all();

  private:
    class Narration;

    [[nodiscard]] std::string speak(const boost::json::object& arguments);
    [[nodiscard]] std::string narrate(const boost::json::object& arguments);
    [[nodiscard]] std::string status();

    app::Config config_;
    std::stop_token stop_;
    app::EngineRoom room_;
    std::unique_ptr<Narration> narration_;  ///< the last one; null if there was none
};

}  // namespace storyflow::cli
