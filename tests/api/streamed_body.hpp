#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "http/message.hpp"

namespace storyflow::api {

/// Reads the body of an answer that is a stream, as a connection does.
class StreamedBody {
  public:
    explicit StreamedBody(const http::Response& response)
        : stream_(std::get<http::StreamBody>(response.body).stream) {
        stream_->on_news([news = news_] {
            const std::lock_guard lock(news->mutex);
            news->is_there = true;
            news->arrived.notify_all();
        });
    }

    /// The next piece that is not empty; std::nullopt at the end, and after ten seconds without news.
    std::optional<std::string> next() {
        for (;;) {
            auto piece = stream_->next();
            if (!piece || !piece->empty()) return piece;
            std::unique_lock lock(news_->mutex);
            if (!news_->arrived.wait_for(lock, std::chrono::seconds(10), [this] { return news_->is_there; }))
                return std::nullopt;
            news_->is_there = false;
        }
    }
    std::string rest() {
        std::string all;
        while (const auto piece = next())
            all += *piece;
        return all;
    }
    /// What `next` gives without waiting.
    std::optional<std::string> now() { return stream_->next(); }

  private:
    struct News {
        std::mutex mutex;
        std::condition_variable arrived;
        bool is_there = false;
    };

    std::shared_ptr<http::BodyStream> stream_;
    std::shared_ptr<News> news_ = std::make_shared<News>();
};

}  // namespace storyflow::api
