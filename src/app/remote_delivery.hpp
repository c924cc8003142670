#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "narration/narration_delivery.hpp"

namespace storyflow::app {

/// To the media folder of a server, over HTTP: for workers that do not share its file system.
class RemoteDelivery final : public narration::NarrationDelivery {
  public:
    /// `server`: "https://story.example:8000"; `api_key`: the server's.
    RemoteDelivery(std::string server, std::string api_key);

    [[nodiscard]] std::string hand_in(std::string_view unique_name, std::string_view bytes) override;
    void take_back(const std::string& incoming_file) override;
    [[nodiscard]] bool put_in_place(const story::MediaChanges& changes) noexcept override;
    [[nodiscard]] bool settle(std::string_view target) noexcept override;

  private:
    /// The body of the answer; throws `base::Error{unavailable}` unless it is a success.
    [[nodiscard]] std::string ask(const std::string& method, const std::string& path,
                                  std::string_view content_type, std::string_view body) const;

    std::string server_;
    std::string api_key_;
};

}  // namespace storyflow::app
