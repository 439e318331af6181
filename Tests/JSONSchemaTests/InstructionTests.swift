import Testing

@testable import JSONSchema

struct InstructionTests {
  @Test("an instruction takes sixteen bytes, and its keyword none of its own") func size() {
    #expect(MemoryLayout<Keyword>.size == 1)
    #expect(MemoryLayout<Instruction>.stride == 16)
  }
}
