#include "speech/files/npy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/model_writer.hpp"

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string six_values(const std::string& type = "<f4", std::vector<std::size_t> shape = {3, 1, 2}) {
    const std::array values{0.0F, 1.0F, 2.0F, 3.0F, 4.0F, 5.0F};
    return support::npy_bytes(type, shape, std::as_bytes(std::span(values)));
}

std::string complaint_about_array(const std::string& array) {
    return complaint_of([&] { return parse_npy(bytes_of(array)).shape.size(); });
}

/// The given header, followed by the six values.
std::string with_header(const std::string& header) {
    const std::string whole = six_values();
    return whole.substr(0, 8) + static_cast<char>(header.size()) + '\0' + header +
           whole.substr(whole.size() - 24);
}

TEST(NumpyArrays, HaveTypeShapeAndValues) {
    const auto bytes = bytes_of(six_values());
    const NpyArray array = parse_npy(bytes);
    EXPECT_EQ(array.element, ElementType::float32);
    EXPECT_THAT(array.shape, ElementsAre(3, 1, 2));
    EXPECT_THAT(to_float32(array.values, array.element), ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST(NumpyArrays, MayBeHalfOrDoublePrecision) {
    EXPECT_EQ(parse_npy(bytes_of(six_values("<f2", {3, 4}))).element, ElementType::float16);
    EXPECT_EQ(parse_npy(bytes_of(six_values("<f8", {3}))).element, ElementType::float64);
}

TEST(NumpyArrays, MayHaveALongHeaderSize) {
    std::string array = six_values();
    array[6] = 2;
    array.insert(10, 2, '\0');
    EXPECT_THAT(parse_npy(bytes_of(array)).shape, ElementsAre(3, 1, 2));
    array[6] = 4;
    EXPECT_THAT(complaint_about_array(array), HasSubstr("format version 4"));
    array[6] = 2;
    array[11] = 1;
    EXPECT_THAT(complaint_about_array(array), HasSubstr("the limit is 4096"));
}

TEST(NumpyArrays, OfOtherTypesAndOrdersAreRefusedByName) {
    EXPECT_THAT(complaint_about_array(six_values(">f4")), HasSubstr("type >f4; only <f4, <f2 and <f8"));
    EXPECT_THAT(complaint_about_array(six_values("|O")), HasSubstr("type |O"));
    EXPECT_THAT(complaint_about_array(with(six_values(), "False", "True ")), HasSubstr("column-major"));
}

TEST(NumpyArrays, HaveExactlyTheValuesThatTheirShapeAsksFor) {
    EXPECT_THAT(complaint_about_array(six_values("<f4", {7})), HasSubstr("does not fit its 24 bytes"));
    EXPECT_THAT(complaint_about_array(six_values("<f4", {5})), HasSubstr("does not fit"));
    EXPECT_THAT(complaint_about_array(six_values("<f4", {65536, 65536, 65536, 65536})),
                HasSubstr("does not fit"));
    EXPECT_THAT(complaint_about_array(six_values("<f4", {std::size_t{1} << 32})),
                HasSubstr("beyond 32 bits"));
    EXPECT_THAT(complaint_about_array(six_values("<f4", {1, 1, 1, 1, 1, 1, 1, 1, 6})),
                HasSubstr("more than 8 dimensions"));
}

TEST(NumpyArrays, HaveAHeaderInOnlyOneForm) {
    EXPECT_EQ(complaint_about_array(with_header("{'shape':(6,),'fortran_order':False,'descr':'<f4'}")), "");
    for (const char* header :
         {"", "{", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)} x",
          "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (6,)}",
          "{'descr': <f4, 'fortran_order': False, 'shape': (6,)}",
          "{'descr': '<f4, 'fortran_order': False, 'shape': (6,)}",
          "{'descr': '<f4', 'fortran_order': 0, 'shape': (6,)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (-6,)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (6 6)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': 6}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'more': 1}"}) {
        EXPECT_NE(complaint_about_array(with_header(header)), "") << header;
    }
}

TEST(NumpyArrays, AreRefusedWhenCutAnywhere) {
    const std::string whole = six_values();
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_NE(complaint_about_array(whole.substr(0, length)), "") << length << " bytes";
}

}  // namespace
}  // namespace storyflow::speech
