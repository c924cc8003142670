#include "speech/files/pickle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/pickle_writer.hpp"

namespace storyflow::speech {
namespace {

using support::PickleWriter;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::array<std::size_t, 2> two_by_three{2, 3};
constexpr std::string_view start = "\x80\x02";

std::vector<NamedTensor> read(const std::string& pickle) {
    return read_tensor_pickle(bytes_of(pickle));
}

std::string complaint_about_pickle(const std::string& pickle) {
    return complaint_of([&] { return read(pickle); });
}

/// A pickle of raw opcodes.
std::string pickle_of(std::string_view opcodes) {
    return std::string(start).append(opcodes);
}

std::string one_tensor() {
    PickleWriter pickle;
    pickle.tensor("FloatStorage", "0", two_by_three);
    return pickle.finish();
}

/// A dictionary of one group with one tensor.
std::string one_group() {
    PickleWriter pickle;
    pickle.begin_dict();
    pickle.text("bert");
    pickle.begin_ordered_dict();
    pickle.text("module.weight");
    pickle.tensor("HalfStorage", "12", 1000, 4, two_by_three, std::array<std::size_t, 2>{1, 2});
    pickle.end_dict();
    pickle.end_dict();
    return pickle.finish();
}

TEST(TensorPickles, MayHoldOneTensor) {
    const auto tensors = read(one_tensor());
    ASSERT_THAT(tensors, SizeIs(1));
    EXPECT_THAT(tensors[0].group, IsEmpty());
    EXPECT_THAT(tensors[0].name, IsEmpty());
    const StoredTensor& tensor = tensors[0].tensor;
    EXPECT_EQ(tensor.element, ElementType::float32);
    EXPECT_EQ(tensor.storage, "0");
    EXPECT_EQ(tensor.storage_length, 6U);
    EXPECT_EQ(tensor.offset, 0U);
    EXPECT_THAT(tensor.shape, ElementsAre(2, 3));
    EXPECT_THAT(tensor.strides, ElementsAre(3, 1));
}

TEST(TensorPickles, MayHoldGroupsOfTensors) {
    const auto tensors = read(one_group());
    ASSERT_THAT(tensors, SizeIs(1));
    EXPECT_EQ(tensors[0].group, "bert");
    EXPECT_EQ(tensors[0].name, "module.weight");
    EXPECT_EQ(tensors[0].tensor.element, ElementType::float16);
    EXPECT_EQ(tensors[0].tensor.storage, "12");
    EXPECT_EQ(tensors[0].tensor.storage_length, 1000U);
    EXPECT_EQ(tensors[0].tensor.offset, 4U);
    EXPECT_THAT(tensors[0].tensor.strides, ElementsAre(1, 2));
}

TEST(TensorPickles, KnowTheStorageTypes) {
    const auto type_of = [](const std::string& name) {
        PickleWriter pickle;
        pickle.tensor(name, "0", two_by_three);
        return read(pickle.finish()).front().tensor.element;
    };
    EXPECT_EQ(type_of("FloatStorage"), ElementType::float32);
    EXPECT_EQ(type_of("HalfStorage"), ElementType::float16);
    EXPECT_EQ(type_of("BFloat16Storage"), ElementType::bfloat16);
    EXPECT_EQ(type_of("LongStorage"), ElementType::int64);
    EXPECT_EQ(type_of("IntStorage"), ElementType::int32);
    EXPECT_THAT(complaint_of([&] { return type_of("ByteStorage"); }),
                HasSubstr("torch.ByteStorage, which is not allowed"));
}

TEST(TensorPickles, HoldAsManyTensorsAsTheMemoNeedsLongIndicesFor) {
    PickleWriter pickle;
    pickle.begin_dict();
    for (int i = 0; i < 600; ++i) {
        pickle.text("tensor " + std::to_string(i));
        pickle.tensor("FloatStorage", std::to_string(i), two_by_three);
    }
    pickle.end_dict();
    const auto tensors = read(pickle.finish());
    ASSERT_THAT(tensors, SizeIs(600));
    EXPECT_EQ(tensors[599].name, "tensor 599");
    EXPECT_EQ(tensors[599].tensor.storage, "599");
}

TEST(TensorPickles, RefuseEveryOtherGlobalByName) {
    EXPECT_THAT(complaint_about_pickle(pickle_of("cos\nsystem\n(NtR.")),
                HasSubstr("os.system, which is not allowed in a model file"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("cbuiltins\neval\n.")), HasSubstr("builtins.eval"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("ctorch\nload\n.")), HasSubstr("torch.load"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("c\x1B[31m\nx\n.")), HasSubstr("?[31m.x"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("c" + std::string(200, 'x') + "\ny\n.")),
                HasSubstr("more than 128 characters"));
}

TEST(TensorPickles, RefuseEveryOtherOpcodeByItsCode) {
    EXPECT_THAT(complaint_about_pickle(pickle_of("i")),
                HasSubstr("opcode 0x69 'i', which is not allowed"));                    // INST
    EXPECT_THAT(complaint_about_pickle(pickle_of("o")), HasSubstr("opcode 0x6f 'o'"));  // OBJ
    EXPECT_THAT(complaint_about_pickle(pickle_of("\x81")), HasSubstr("opcode 0x81,"));  // NEWOBJ
    EXPECT_THAT(complaint_about_pickle(pickle_of("\x93")), HasSubstr("opcode 0x93,"));  // STACK_GLOBAL
    EXPECT_THAT(complaint_about_pickle(pickle_of("\x82")), HasSubstr("opcode 0x82,"));  // EXT1
    EXPECT_THAT(complaint_about_pickle("\x80\x04."), HasSubstr("protocol 4, not 2"));
}

TEST(TensorPickles, AllowExactlyTheOpcodesThatPyTorchNeeds) {
    std::string allowed;
    for (int code = 0; code < 256; ++code) {
        const std::string opcode(1, static_cast<char>(code));
        if (complaint_about_pickle(pickle_of(opcode)).find("uses opcode") == std::string::npos)
            allowed += opcode;
    }
    EXPECT_EQ(allowed, "().GJKMNQRX]abcehjqrstu}\x80\x85\x86\x87\x88\x89\x8A");
}

TEST(TensorPickles, CallNothingButTheirTwoFunctions) {
    EXPECT_THAT(complaint_about_pickle(pickle_of("ctorch\nFloatStorage\n)R.")),
                HasSubstr("calls a storage type"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("K\x01)R.")), HasSubstr("in the place of a function"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("ccollections\nOrderedDict\n]\x85R.")),
                HasSubstr("OrderedDict with arguments"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("ctorch._utils\n_rebuild_tensor_v2\n)R.")),
                HasSubstr("from 0 arguments"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("}}b.")), HasSubstr("no tensors"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("K\x01}b.")), HasSubstr("in the place of a dictionary"));
}

TEST(TensorPickles, ReferToStoragesInOnlyOneForm) {
    EXPECT_THAT(complaint_about_pickle(pickle_of("NQ.")), HasSubstr("in the place of a tuple"));
    EXPECT_THAT(complaint_about_pickle(pickle_of(")Q.")), HasSubstr("other than a storage"));
    EXPECT_THAT(complaint_about_pickle(with(one_tensor(), "storage", "st0rage")),
                HasSubstr("other than a storage"));
    PickleWriter pickle;
    pickle.tensor("FloatStorage", std::string(65, '1'), two_by_three);
    EXPECT_THAT(complaint_about_pickle(pickle.finish()), HasSubstr("more than 64 characters"));
}

TEST(TensorPickles, DescribeTensorsWithNaturalNumbersAndFewDimensions) {
    const auto tensor = [](std::uint64_t length, std::uint64_t offset, std::vector<std::size_t> shape,
                           std::vector<std::size_t> strides) {
        PickleWriter pickle;
        pickle.tensor("FloatStorage", "0", length, offset, shape, strides);
        return complaint_about_pickle(pickle.finish());
    };
    const std::uint64_t minus_one = ~std::uint64_t{0};
    EXPECT_EQ(tensor(1, 0, {1}, {1}), "");
    EXPECT_THAT(tensor(minus_one, 0, {1}, {1}), HasSubstr("storage length is negative"));
    EXPECT_THAT(tensor(1, minus_one, {1}, {1}), HasSubstr("offset is negative"));
    EXPECT_THAT(tensor(1, 0, {minus_one}, {1}), HasSubstr("size is negative"));
    EXPECT_THAT(tensor(1, 0, {1}, {minus_one}), HasSubstr("stride is negative"));
    EXPECT_THAT(tensor(1, 0, {1, 1}, {1}), HasSubstr("another number of strides"));
    EXPECT_EQ(tensor(1, 0, std::vector<std::size_t>(8, 1), std::vector<std::size_t>(8, 1)), "");
    EXPECT_THAT(tensor(1, 0, std::vector<std::size_t>(9, 1), std::vector<std::size_t>(9, 1)),
                HasSubstr("9 dimensions; the limit is 8"));
    EXPECT_THAT(complaint_about_pickle(with(one_tensor(), "K\x02K\x03", "K\x02\x89")),
                HasSubstr("is no integer"));
}

TEST(TensorPickles, ReadIntegersOfAnyWidth) {
    const auto from = [](std::string_view opcodes) {
        const std::string whole = one_tensor();
        const std::size_t place = whole.find(std::string("QK\0", 3));
        return read(std::string(whole).replace(place + 1, 2, opcodes)).front().tensor.offset;
    };
    EXPECT_EQ(from("K\xFF"), 255U);
    EXPECT_EQ(from("M\x01\x02"), 0x201U);
    EXPECT_EQ(from("J\x01\x02\x03\x04"), 0x04030201U);
    EXPECT_EQ(from(std::string_view("\x8A\x00", 2)), 0U);
    EXPECT_EQ(from("\x8A\x03\x01\x02\x03"), 0x030201U);
    EXPECT_EQ(from(std::string_view("\x8A\x02\xFF\x00", 4)), 255U);
    EXPECT_THAT(complaint_of([&] { return from("\x8A\x01\xFF"); }), HasSubstr("negative"));
    EXPECT_THAT(complaint_of([&] { return from("J\xFF\xFF\xFF\xFF"); }), HasSubstr("negative"));
    EXPECT_THAT(complaint_of([&] { return from("\x8A\x09\x01\x02\x03\x04\x05\x06\x07\x08\x09"); }),
                HasSubstr("more than 64 bits"));
}

TEST(TensorPickles, TakeFromTheStackOnlyWhatIsThere) {
    for (const char* opcodes :
         {".", "a", "s", "R", "Q", "q\x01", "\x85", "\x87", "K\x01\x86", "(\x85", "K\x01(q\x01", "N(a."})
        EXPECT_THAT(complaint_about_pickle(pickle_of(opcodes)),
                    testing::AnyOf(HasSubstr("not there"), HasSubstr("one value")))
            << opcodes;
    for (const char* opcodes : {"t", "u", "e"})
        EXPECT_THAT(complaint_about_pickle(pickle_of(opcodes)), HasSubstr("mark that is not there"))
            << opcodes;
    EXPECT_THAT(complaint_about_pickle(pickle_of("}(K\x01u.")), HasSubstr("key without a value"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("NN.")), HasSubstr("more or less than one value"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("h\x07")),
                HasSubstr("recalls a value that it never stored"));
    EXPECT_THAT(complaint_about_pickle(pickle_of("}K\x01"
                                                 "a.")),
                HasSubstr("in the place of a list"));
}

TEST(TensorPickles, BoundNestingAndTheStack) {
    EXPECT_THAT(complaint_about_pickle(pickle_of(std::string(33, '('))), HasSubstr("deeper than 32"));
    EXPECT_THAT(complaint_about_pickle(pickle_of(std::string(100'001, 'N'))),
                HasSubstr("more than 100000 values"));
    EXPECT_THAT(complaint_about_pickle(std::string(largest_pickle + 1, 'N')),
                HasSubstr("the limit is 1048576"));
}

TEST(TensorPickles, MayHoldThemselvesWithoutEnd) {
    EXPECT_THAT(complaint_about_pickle(pickle_of(std::string_view("}q\x01X\x01\0\0\0kh\x01s.", 13))),
                HasSubstr("no tensors"));
}

TEST(TensorPickles, CostNoMoreWhenOneGroupStandsUnderManyNames) {
    PickleWriter pickle;
    pickle.begin_dict();
    pickle.text("first");
    pickle.begin_ordered_dict();
    for (int i = 0; i < 200; ++i) {
        pickle.text(std::to_string(i));
        pickle.tensor("FloatStorage", "0", two_by_three);
    }
    pickle.end_dict();
    pickle.raw("r\xFF\xFF\xFF\xFF");
    for (int i = 0; i < 200; ++i) {
        pickle.text("again " + std::to_string(i));
        pickle.raw("j\xFF\xFF\xFF\xFF");
    }
    pickle.end_dict();
    EXPECT_THAT(complaint_about_pickle(pickle.finish()), HasSubstr("more than 10000 tensors"));
}

TEST(TensorPickles, NeedNamesOfReasonableLength) {
    const auto named = [](const std::string& name) {
        PickleWriter pickle;
        pickle.begin_dict();
        pickle.text(name);
        pickle.tensor("FloatStorage", "0", two_by_three);
        pickle.end_dict();
        return complaint_about_pickle(pickle.finish());
    };
    EXPECT_EQ(named(std::string(256, 'n')), "");
    EXPECT_THAT(named(std::string(257, 'n')), HasSubstr("257 characters"));
    EXPECT_THAT(named(""), HasSubstr("0 characters"));
}

TEST(TensorPickles, AreRefusedWhenCutAnywhere) {
    for (const std::string& whole : {one_tensor(), one_group()}) {
        for (std::size_t length = 0; length < whole.size(); ++length)
            EXPECT_NE(complaint_about_pickle(whole.substr(0, length)), "") << length << " bytes";
    }
}

}  // namespace
}  // namespace storyflow::speech
