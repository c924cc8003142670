#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "narration/narration_delivery.hpp"

namespace storyflow::app {

/// Delivers narrations to the media folder of a server over HTTP, for workers that do not share its file
/// system. If the server is unreachable, busy, full or failing, the delivery is delayed; if the server
/// refuses it (401, 404, 413, …), it ends at once with `base::Error{internal}`, which quotes the answer. Safe
/// from any thread.
class RemoteDelivery final : public narration::NarrationDelivery {
  public:
    /// `server`: "https://story.example:8000"; `api_key`: that server's key.
    RemoteDelivery(std::string server, std::string api_key);

    [[nodiscard]] std::string hand_in(std::string_view unique_name, std::string_view bytes,
                                      const std::stop_token& stop) override;
    void take_back(const std::string& incoming_file) override;
    [[nodiscard]] bool put_in_place(const story::MediaChanges& changes) noexcept override;
    [[nodiscard]] bool settle(std::string_view target) noexcept override;

  private:
    struct Request {
        std::string method;
        std::string path;
        std::string content_type;
        std::string_view body;  ///< borrowed
    };

    /// Returns the body of the answer. Throws `narration::DeliveryDelayed`, and `base::Error{internal}` for a
    /// refusal.
    [[nodiscard]] std::string ask(const Request& request, const std::stop_token& stop = {}) const;

    std::string server_;
    std::string api_key_;
};

}  // namespace storyflow::app
