#pragma once

#include <initializer_list>
#include <string>
#include <vector>

namespace storyflow::film {

/// The arguments of a program, added in the groups that belong together.
class EncoderArguments {
  public:
    EncoderArguments& add(std::initializer_list<std::string> group) {
        all_.insert(all_.end(), group);
        return *this;
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }

  private:
    std::vector<std::string> all_;
};

}  // namespace storyflow::film
