#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>

#include "base/digest.hpp"
#include "speech/model_catalogue.hpp"

namespace storyflow::support {

/// A raw voice of the right size: 510 rows of 256 zeros.
inline std::string raw_voice() {
    return std::string(std::size_t{510} * 256 * sizeof(float), '\0');
}

/// A published file with this content, so that tests do not need the real files.
class SamplePublication {
  public:
    SamplePublication(std::string path, speech::ModelPart part, std::string content)
        : path_(std::move(path)), content_(std::move(content)), sum_(sum_of(content_)), part_(part) {}

    [[nodiscard]] speech::PublishedFile file() const {
        return {path_, part_, content_.size(), sum_, "http://release.invalid/"};
    }
    [[nodiscard]] const std::string& content() const { return content_; }
    [[nodiscard]] const std::string& sum() const { return sum_; }

    static std::string sum_of(const std::string& content) { return base::hexadecimal(base::sha256(content)); }

  private:
    std::string path_;
    std::string content_;
    std::string sum_;
    speech::ModelPart part_;
};

}  // namespace storyflow::support
