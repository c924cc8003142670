#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "http/server.hpp"
#include "tests/http/fake_service.hpp"
#include "tests/support/http_client.hpp"

namespace storyflow::http {

/// A real server on a free port. Tests change `options` and `service` before `start`.
class ServerFixture : public testing::Test {
  protected:
    ServerFixture() { options.port = 0; }
    ~ServerFixture() override { gate.open(); }  // because the server waits for its handlers

    void start() {
        server = std::make_unique<Server>(options, service);
        server->start();
    }
    [[nodiscard]] support::HttpClient client() const { return {"127.0.0.1", server->port()}; }
    [[nodiscard]] std::vector<support::HttpClient> clients(std::size_t count) const {
        std::vector<support::HttpClient> all;
        for (std::size_t i = 0; i < count; ++i)
            all.push_back(client());
        return all;
    }

    ServerOptions options;
    FakeService service;
    Gate gate;  ///< for handlers that wait
    std::unique_ptr<Server> server;
};

}  // namespace storyflow::http
