extension PackedProperties {
  /// What Script_Extensions changes in each value of Script: the code points that are
  /// in one of the two only.
  ///
  /// Generated from the Unicode Character Database, version 17.0.
  static let scriptExtensions = PackedProperties(
    records: #"""
      Adlm Adlam//o`10P10^`60a_30
      Aghb Caucasian_Albanian//TH0\10\10
      Arab Arabic//\`10>030P10::J0n^60a_30lgc11P]1K
      Armn Armenian//XH0
      Avst Avestan//g50h[;1
      Beng Bengali//lE0dd11A1Zk401021108080204022ioR10
      Bopo Bopomofo//WF012=0WY;2491<:32060S60YZc11j84
      Bugi Buginese//_^Z10
      Buhd Buhid//ei51
      Cakm Chakma//V_29`b19
      Cari Carian//g50Rm7020c^30
      Cher Cherokee//PH21061F1;1
      Copt Coptic Qaac//g50XB03110\31Qe:0XVe1K
      Cpmn Cypro_Minoan//PXP21
      Cprt Cypriot//PXP224\138
      Cyrl Cyrillic//lE0S221010102050c;1a[60ZR40
      Deva Devanagari//lE0dd11A1Zk4V111fO0oiQ19
      Dogr Dogra//T[2;PfW19
      Dupl Duployan//g50_B110H1gh:0ScS33
      Elba Elbasan//g50]B0
      Ethi Ethiopic//^H0
      Gara Garay//\`10>030
      Geor Georgian//g50aV10ak20nj30f^30
      Glag Glagolitic//g50[B010n;020Q80ak20nj30X_30[QN0
      Gong Gunjala_Gondi//g50\U21
      Gonm Masaram_Gondi//T[21
      Goth Gothic//g50\B120X10
      Gran Grantha//aZ21A1PD=lV4011N231fO0Zbl10dT3110
      Grek Greek//g50XB1201010:0^1020^10[b61kD0
      Gujr Gujarati//aZ21A1ZfW19
      Gukh Gurung_Khema//U[20
      Guru Gurmukhi//aZ21A1ZfW19
      Hang Hangul//QP<2491<@060S60YZc11j84
      Hani Han//g50hi;?1220191<:3206043k50d4?P1U190`1W1h1`1?;c10h2H:4P3NQhL7miE1j84jod1Anf71
      Hano Hanunoo//ei51
      Hebr Hebrew//WH1
      Hira Hiragana//QP<2491<@51041k2330j21XZc11j84:0]11
      Hung Old_Hungarian//jR8020c^30?0
      Java Javanese//_^Z10
      Kali Kayah_Li//^YZ10
      Kana Katakana//UH0M0mV;2491<@51041k2330j21XZc11j84:0]11
      Khoj Khojki//Vg29PZW19
      Knda Kannada//aZ21A1Zk401160G010kiR15
      Kthi Kaithi//V[29QV90n_N9
      Latn Latin//g50T@0:012109010V1>1110?27111V10504<e81ZV11Xm10lW30fA0P60VY30XWN7VA0
      Limb Limbu//U[20
      Lina Linear_A//WXP2\1
      Linb Linear_B//PXP224\138
      Lisu//lE0@0lY;1
      Lyci Lycian//jR80
      Lydi Lydian//g50i[;0
      Mahj Mahajani//g50\U2;PfW19
      Mand Mandaic//Pb10
      Mani Manichaean//Pb10
      Mero Meroitic_Hieroglyphs//mR80
      Mlym Malayalam//aZ21A1dk40G0miR12
      Modi//`QZ19
      Mong Mongolian//RP6110YQ20an3153
      Mult Multani//Vc29
      Mymr Myanmar//^YZ10
      Nand Nandinagari//aZ20B1PL9io308070eiR15
      Newa//aZ21Rl401190601010
      Nkoo Nko//\`10>030nhm11
      Onao Ol_Onal//T[21
      Orkh Old_Turkic//jR80e^30
      Orya Oriya//aZ21A1dk40G0
      Osge Osage//QH02060\20
      Ougr Old_Uyghur//Pb10aUQ20
      Perm Old_Permic//g50XB052:0_;0
      Phag Phags_Pa//RP6110YQ20bn30
      Phlp Psalter_Pahlavi//Pb10
      Rohg Hanifi_Rohingya//\`10>030P10c40
      Runr Runic//[g52
      Samr Samaritan//aa;0
      Shaw Shavian//g50
      Shrd Sharada//aZ20Ul401021209020RjR1520
      Sind Khudawadi//T[21ZfW19
      Sinh Sinhala//T[21\l40
      Sogd Sogdian//Pb10
      Sunu Sunuwar//PH1109020L030
      Sylo Syloti_Nagri//T[21P49
      Syrc Syriac//SH12110H27111jF0>120P10::J0Wl5010
      Tagb Tagbanwa//ei51
      Takr Takri//T[21ZfW19
      Tale Tai_Le//PH15130cY39
      Taml Tamil//aZ21A1dk40hPS10]`J010g11
      Tang Tangut//`o;?_?0
      Telu Telugu//aZ21A1_k411010G0
      Tfng Tifinagh//RH01013I0
      Tglg Tagalog//ei51
      Thaa Thaana//\`10>120P29Xlm10:0
      Thai//lE0J0[10]10
      Tibt Tibetan//XP<3
      Tirh Tirhuta//aZ21A1_k40<0?0miR19
      Todr Todhri//QH020209010Z20
      Toto//lE0
      Tutg Tulu_Tigalari//VW39RP4010kiR15k50
      Yezi Yezidi//\`10>030P29
      Yiii Yi//QP<15927o60Ucc14
      Zinh Inherited Qaai//PH>1110?27111@020B0504<e81T>:J0PG1mk421<16406031V61f1010eG0ii33[31Ubd10jR
       40
      Zyyy Common//g50T@0:012109010j40gD0>030P10SI1el10__12W21[6110]V10=073151220dI0O0:020i]30H1:040
       10\=?1220191<@51043k2130j21c4?P1U190`1W1h1`1?;c10h2H:4P3NQhL7X99d70P50^kD1U81j84:0]11P;24\138
       Q=JT]^13le5Anf71
      """#)
}
