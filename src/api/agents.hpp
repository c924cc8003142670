#pragma once

#include "api/services.hpp"
#include "api/speech.hpp"
#include "http/message.hpp"
#include "mcp/message.hpp"

namespace storyflow::api {

/// The Model Context Protocol over HTTP ("streamable HTTP"), without sessions and without messages of the
/// server: every request is answered by itself. Copies share the limits of `Speech`.
class Agents {
  public:
    /// Borrows the services.
    Agents(const Services& services, Speech speech) : services_(&services), speech_(std::move(speech)) {}

    /// `POST /mcp`: a message of JSON-RPC, or an array of them. What asks nothing is answered with 202.
    /// Throws `base::Error{unsupported_media}` for a body of another type than JSON.
    [[nodiscard]] http::Response answer(const http::Request& request) const;

  private:
    [[nodiscard]] http::Response speak(const http::Request& request, const mcp::Message& call) const;

    const Services* services_;
    Speech speech_;
};

}  // namespace storyflow::api
