#pragma once

#include <boost/json.hpp>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/http_client.hpp"
#include "tests/support/server_process.hpp"

namespace storyflow::e2e {

/// Sends API requests to a server process and parses the JSON answers.
class ApiClient {
  public:
    explicit ApiClient(const support::ServerProcess& server) : http_("127.0.0.1", server.port()) {}

    boost::json::value get(std::string_view target, int status = 200);
    boost::json::value post(std::string_view target, std::string_view json = {}, int status = 202);
    support::HttpReply raw(std::string_view method, std::string_view target, std::string_view json = {});

    /// Imports a story with these texts; returns the project's id.
    std::string import_story(const std::vector<std::string>& texts);
    /// Starts generate-all; returns the task's id.
    std::string generate_all(const std::string& project);
    boost::json::object task(const std::string& id);
    /// Waits for the task's end with `?wait=`, for at most a minute; returns its last status.
    boost::json::object wait_for_end(const std::string& task);
    boost::json::array segments(const std::string& project);

  private:
    support::HttpClient http_;
};

/// "Sentence number 1.", "Sentence number 2.", …
[[nodiscard]] std::vector<std::string> sentences(std::size_t count);

[[nodiscard]] std::string text_of(const boost::json::object& object, std::string_view key);

}  // namespace storyflow::e2e
