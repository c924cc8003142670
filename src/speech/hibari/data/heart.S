/* The bytes of heart.onnx, between two symbols. The build defines STORYFLOW_HEART as the file's path. */
    .section .note.GNU-stack,"",%progbits

    .section .rodata.storyflow_heart,"a",%progbits
    .balign 64
    .global storyflow_heart_begin
    .hidden storyflow_heart_begin
storyflow_heart_begin:
    .incbin STORYFLOW_HEART
    .global storyflow_heart_end
    .hidden storyflow_heart_end
storyflow_heart_end:
    .byte 0
