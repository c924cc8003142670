#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>

#include "http/message.hpp"

namespace storyflow::api {

/// One page of a list, selected by `?page=N` or `?page=last`.
class PageRequest {
  public:
    /// Throws `base::Error{not_found}` ("Invalid page.") if the page is no number or lies beyond the `count`
    /// items.
    PageRequest(const http::Request& request, std::int64_t count, std::int64_t page_size);

    [[nodiscard]] std::int64_t offset() const { return (number_ - 1) * page_size_; }

    /// `{"count","next","previous","results"}`; the links keep the other query parameters, sorted by name.
    [[nodiscard]] boost::json::object answer(boost::json::array results) const;

  private:
    [[nodiscard]] std::string link(std::int64_t page) const;

    const http::Request& request_;
    std::int64_t count_;
    std::int64_t page_size_;
    std::int64_t pages_;
    std::int64_t number_ = 1;
};

}  // namespace storyflow::api
