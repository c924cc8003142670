#pragma once

#include <memory>

#include "api/services.hpp"
#include "film/frame_preview.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/projects/{id}/frame/?t=seconds`: a frame of the film as it would be rendered now, as JPEG. 409
/// with the number of a segment that lacks a narration. Copies share what was painted last; safe from any
/// thread.
class FilmFrame {
  public:
    explicit FilmFrame(const Services& services);
    [[nodiscard]] http::Response operator()(const http::Request& request) const;

  private:
    const Services* services_;
    std::shared_ptr<film::FramePreview> preview_;
};

}  // namespace storyflow::api
