#include "speech/files/torch_archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/pickle_writer.hpp"

namespace storyflow::speech {
namespace {

using support::PickleWriter;
using support::ZipWriter;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Extents = std::vector<std::size_t>;

struct View {
    std::uint64_t length = 24;
    std::uint64_t offset = 0;
    Extents shape;
    Extents strides;
    std::string type = "FloatStorage";
};

/// 0, 1, 2, … 23.
std::vector<float> counting() {
    std::vector<float> values(24);
    std::iota(values.begin(), values.end(), 0.0F);
    return values;
}

std::string archive_of(const View& view, const std::vector<float>& storage = counting(),
                       const std::string& order = "little") {
    PickleWriter pickle;
    pickle.tensor(view.type, "0", view.length, view.offset, view.shape, view.strides);
    return zip_of(ZipWriter::Dialect::torch, [&](ZipWriter& zip) {
        zip.add("any name/data.pkl", pickle.finish());
        if (!order.empty()) zip.add("any name/byteorder", order);
        zip.add("any name/data/0", std::as_bytes(std::span(storage)));
    });
}

Tensor first_tensor_of(const std::string& archive) {
    const auto bytes = bytes_of(archive);
    const TorchArchive torch{ZipArchive(bytes)};
    return torch.read(torch.tensors().front().tensor);
}

std::string complaint_about_view(const View& view) {
    return complaint_of([&] { return first_tensor_of(archive_of(view)); });
}

TEST(TorchArchives, GiveContiguousTensors) {
    const Tensor tensor =
        first_tensor_of(archive_of({.offset = 2, .shape = {2, 1, 3}, .strides = {3, 99, 1}}));
    EXPECT_THAT(tensor.shape, ElementsAre(2, 1, 3));
    EXPECT_THAT(tensor.values, ElementsAre(2, 3, 4, 5, 6, 7));
}

TEST(TorchArchives, GiveStridedViewsInRowMajorOrder) {
    EXPECT_THAT(first_tensor_of(archive_of({.shape = {3, 2}, .strides = {1, 12}})).values,
                ElementsAre(0, 12, 1, 13, 2, 14));
    EXPECT_THAT(first_tensor_of(archive_of({.offset = 7, .shape = {2, 2, 2}, .strides = {6, 2, 1}})).values,
                ElementsAre(7, 8, 9, 10, 13, 14, 15, 16));
}

TEST(TorchArchives, GiveScalarsAndEmptyTensors) {
    EXPECT_THAT(first_tensor_of(archive_of({.offset = 23})).values, ElementsAre(23));
    const Tensor empty = first_tensor_of(archive_of({.shape = {0, 3}, .strides = {3, 1}}));
    EXPECT_THAT(empty.shape, ElementsAre(0, 3));
    EXPECT_THAT(empty.values, IsEmpty());
    EXPECT_THAT(first_tensor_of(archive_of({.offset = 1'000'000, .shape = {3, 0}, .strides = {1, 1}})).values,
                IsEmpty());
}

TEST(TorchArchives, LetTensorsReachExactlyToTheEndOfTheirStorage) {
    EXPECT_EQ(complaint_about_view({.offset = 12, .shape = {12}, .strides = {1}}), "");
    EXPECT_THAT(complaint_about_view({.offset = 13, .shape = {12}, .strides = {1}}),
                HasSubstr("leave the storage"));
    EXPECT_EQ(complaint_about_view({.offset = 1, .shape = {2, 3}, .strides = {18, 2}}), "");
    EXPECT_THAT(complaint_about_view({.offset = 2, .shape = {2, 3}, .strides = {18, 2}}),
                HasSubstr("leave the storage"));
}

TEST(TorchArchives, AreNotFooledByNumbersThatOverflow) {
    const std::size_t half = std::size_t{1} << 62;
    EXPECT_THAT(complaint_about_view({.shape = {5}, .strides = {half}}), HasSubstr("leave the storage"));
    EXPECT_THAT(complaint_about_view({.offset = half, .shape = {2, 2, 2}, .strides = {half, half, half}}),
                HasSubstr("leave the storage"));
    EXPECT_THAT(complaint_about_view({.shape = {half, half}, .strides = {0, 0}}),
                HasSubstr("more values than its storage"));
    EXPECT_THAT(complaint_about_view({.length = half, .shape = {1}, .strides = {1}}),
                HasSubstr("too few for"));
}

TEST(TorchArchives, RefuseViewsThatRepeatTheirStorage) {
    EXPECT_THAT(complaint_about_view({.shape = {1'000'000}, .strides = {0}}),
                HasSubstr("more values than its storage"));
}

TEST(TorchArchives, RefuseStoragesThatAreMissingOrTooShort) {
    EXPECT_THAT(complaint_about_view({.length = 25, .shape = {1}, .strides = {1}}),
                HasSubstr("96 bytes, too few for 25 elements"));
    EXPECT_THAT(complaint_about_view({.length = 13, .shape = {1}, .strides = {1}, .type = "LongStorage"}),
                HasSubstr("too few for 13"));
    EXPECT_THAT(complaint_of([] { return first_tensor_of(with(archive_of({}), "data/0FB", "data/1FB")); }),
                HasSubstr("another name"));
    PickleWriter pickle;
    pickle.tensor("FloatStorage", "7", Extents{2});
    EXPECT_THAT(complaint_of([&] {
                    return first_tensor_of(zip_of(ZipWriter::Dialect::torch, [&](ZipWriter& zip) {
                        zip.add("x/data.pkl", pickle.finish());
                    }));
                }),
                HasSubstr("storage 7 is missing"));
}

TEST(TorchArchives, RefuseValuesThatAreNoNumbers) {
    for (const float value : {std::numeric_limits<float>::infinity(), std::nanf("")}) {
        auto storage = counting();
        storage[5] = value;
        EXPECT_THAT(complaint_of(
                        [&] { return first_tensor_of(archive_of({.shape = {6}, .strides = {1}}, storage)); }),
                    HasSubstr("not finite"));
        EXPECT_EQ(complaint_of(
                      [&] { return first_tensor_of(archive_of({.shape = {5}, .strides = {1}}, storage)); }),
                  "");
    }
}

TEST(TorchArchives, AreLittleEndian) {
    const View view{.shape = {1}, .strides = {1}};
    EXPECT_EQ(complaint_of([&] { return first_tensor_of(archive_of(view, counting(), "")); }), "");
    EXPECT_THAT(complaint_of([&] { return first_tensor_of(archive_of(view, counting(), "big")); }),
                HasSubstr("little-endian"));
}

TEST(TorchArchives, HaveOneDescription) {
    const auto with_names = [](std::vector<std::string> names) {
        return complaint_of([&] {
            const auto bytes = bytes_of(zip_of(ZipWriter::Dialect::torch, [&](ZipWriter& zip) {
                for (const auto& name : names)
                    zip.add(name, "");
            }));
            const ZipArchive archive(bytes);
            EXPECT_EQ(is_torch_archive(archive), names.front().ends_with("/data.pkl"));
            return TorchArchive(archive).tensors().size();
        });
    };
    EXPECT_THAT(with_names({"x/other.pkl"}), HasSubstr("no entry data.pkl"));
    EXPECT_THAT(with_names({"x/data.pkl", "y/data.pkl"}), HasSubstr("two entries data.pkl"));
}

}  // namespace
}  // namespace storyflow::speech
