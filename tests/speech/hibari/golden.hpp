#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "speech/files/npy.hpp"
#include "speech/files/zip_archive.hpp"

namespace storyflow::speech::hibari {

/// What the original makes of a few sentences; tests/data/hibari/make_golden.py tells what there is.
class Golden {
  public:
    Golden() : file_(HIBARI_GOLDEN), archive_(ByteSource(file_)) {}

    [[nodiscard]] std::vector<float> values(const std::string& name) const {
        const ZipEntry* const entry = archive_.find(name + ".npy");
        EXPECT_NE(entry, nullptr) << name;
        const NpyArray array = parse_npy(archive_.content(*entry));
        return to_float32(array.values, array.element);
    }
    [[nodiscard]] std::vector<int> whole_numbers(const std::string& name) const {
        const std::vector<float> floats = values(name);
        return {floats.begin(), floats.end()};
    }

  private:
    FileBytes file_;
    ZipArchive archive_;
};

}  // namespace storyflow::speech::hibari
