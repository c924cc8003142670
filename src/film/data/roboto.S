/* The bytes of Roboto-Bold.ttf, between two symbols. The build defines STORYFLOW_ROBOTO as the file's path. */
    .section .note.GNU-stack,"",%progbits

    .section .rodata.storyflow_roboto,"a",%progbits
    .balign 64
    .global storyflow_roboto_begin
    .hidden storyflow_roboto_begin
storyflow_roboto_begin:
    .incbin STORYFLOW_ROBOTO
    .global storyflow_roboto_end
    .hidden storyflow_roboto_end
storyflow_roboto_end:
    .byte 0
